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
