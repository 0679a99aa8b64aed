import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplePack, withFolder, type PackChanges } from '../support/samplePack.ts';
import { groundloop } from './groundloop.ts';

const build = (files: PackChanges, out: string): Promise<ReturnType<typeof groundloop>> =>
  withFolder(files, (pack) => Promise.resolve(groundloop(['build', pack, '--out', out])));

describe('groundloop build, key, sign and verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundloop-labpack-'));
  const [built, key] = [join(folder, 'sample.labpack'), join(folder, 'my.pem')];
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes the same file again, tells an unsigned one, and vouches for a signed one', async () => {
    const first = await build(samplePack, built);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /Sample 1\.0\.0, content [0-9a-f]{64}, not signed/);
    const bytes = readFileSync(built);
    await build(samplePack, built);
    assert.ok(readFileSync(built).equals(bytes));
    const unsigned = groundloop(['verify', built]);
    assert.equal(unsigned.code, 1);
    assert.match(unsigned.out, /nobody signed it/);

    const made = groundloop(['key', 'new', key]);
    assert.equal(made.code, 0, made.err);
    const mark = /SHA256:\S+/.exec(made.out)?.[0];
    assert.ok(mark);
    if (process.platform !== 'win32') assert.equal(statSync(key).mode & 0o777, 0o600);
    const signed = groundloop(['sign', built, '--key', key, '--publisher', 'Doe University']);
    assert.equal(signed.code, 0, signed.err);
    const verified = groundloop(['verify', built]);
    assert.equal(verified.code, 0, verified.out);
    assert.ok(verified.out.includes(`publisher Doe University, key ${mark}`));
  });

  it('writes over no signed pack and no other file, until told', async () => {
    const before = readFileSync(built);
    const refused = await build(samplePack, built);
    assert.equal(refused.code, 2);
    assert.match(
      refused.err,
      /is signed by Doe University, .*Nothing was written\. Raise `version` .*--out.*--overwrite/,
    );
    assert.ok(readFileSync(built).equals(before));
    const other = await build(samplePack, key);
    assert.equal(other.code, 2);
    assert.match(other.err, /is no \.labpack file that can be read\. Nothing was written/);
    const copy = join(folder, 'copy.labpack');
    writeFileSync(copy, before);
    const told = await withFolder(samplePack, (pack) =>
      Promise.resolve(groundloop(['build', pack, '--out', copy, '--overwrite'])),
    );
    assert.equal(told.code, 0, told.err);
    assert.match(groundloop(['verify', copy]).out, /nobody signed it/);
  });

  it('never writes over a key, and tells a pack that was changed after it was signed', () => {
    const again = groundloop(['key', 'new', key]);
    assert.equal(again.code, 2);
    assert.match(again.err, /there is a file already/);
    const bytes = readFileSync(built);
    // As long as it was, and its checksums are those of the old text: any reader must notice.
    bytes.write('Simple', bytes.indexOf('title: Sample') + 'title: '.length);
    writeFileSync(built, bytes);
    const changed = groundloop(['verify', built]);
    assert.notEqual(changed.code, 0);
    assert.match(`${changed.out}${changed.err}`, /changed after it was signed|no sound zip/);
  });

  it('is no part of the pack in whose folder it lies', async () => {
    await withFolder(samplePack, (pack) => {
      const inside = join(pack, 'sample.labpack');
      for (const again of ['once', 'twice']) {
        const made = groundloop(['build', pack, '--out', inside]);
        assert.equal(made.code, 0, `${again}: ${made.err}`);
      }
      assert.doesNotMatch(groundloop(['check', pack]).out, /sample\.labpack/);
      return Promise.resolve();
    });
  });

  it('builds no pack with mistakes, and says where they are', async () => {
    const { code, err } = await build({ ...samplePack, 'extra.txt': 'x' }, join(folder, 'none.labpack'));
    assert.equal(code, 2);
    assert.match(err, /extra\.txt .*isn't part of a pack/);
  });

  it('refuses what is no lab pack', () => {
    const { code, err } = groundloop(['verify', key]);
    assert.equal(code, 2);
    assert.match(err, /not a lab pack that can be trusted/);
  });
});
