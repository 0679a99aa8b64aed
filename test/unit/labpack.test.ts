import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { limits } from '../../src/packs/folder.ts';
import { hashFiles } from '../../src/packs/hash.ts';
import { maxLabpackBytes, readLabpack } from '../../src/packs/labpack/readLabpack.ts';
import { signPack, wrongSignature } from '../../src/packs/labpack/signature.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import { fingerprint } from '../../src/signing/ed25519.ts';
import { rawZip, type RawEntry } from '../support/rawZip.ts';
import { newKey } from '../support/keys.ts';
import { samplePack } from '../support/samplePack.ts';

const files = new Map(Object.entries(samplePack));

async function refusal(bytes: Uint8Array): Promise<string> {
  const read = await readLabpack(bytes);
  assert.ok(!read.ok, 'the archive was taken');
  return read.problem.message;
}
const refused = (...entries: RawEntry[]): Promise<string> => refusal(rawZip(entries));

describe('A lab pack as one file', () => {
  it('comes back as it was, and has the same bytes whatever the order of its files and the time zone', async () => {
    const bytes = await writeLabpack(files);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Kathmandu';
    const again = await writeLabpack(new Map([...files].reverse())).finally(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    assert.ok(bytes.equals(again));
    const read = await readLabpack(bytes);
    assert.ok(read.ok);
    assert.equal(hashFiles(read.value.files), hashFiles(files));
    assert.equal(read.value.signature, null);
  });

  it('has these bytes on every machine', async () => {
    const bytes = await writeLabpack(
      new Map([
        ['pack.yaml', 'schema: 1\n'],
        ['a/ü.md', 'ü\n'],
      ]),
    );
    assert.equal(
      createHash('sha256').update(bytes).digest('hex'),
      '8b08dc616e06f50cf0bea64a36ebb317eddfaf9a9eeaf18f99402f505d30e608',
    );
  });

  it('is read as other tools pack it, too: deflated, and with entries for folders', async () => {
    const read = await readLabpack(
      rawZip([
        { name: 'lessons/', mode: 0o040755 },
        { name: 'lessons/a.md', data: 'a'.repeat(500), deflate: true },
      ]),
    );
    assert.ok(read.ok);
    assert.deepEqual([...read.value.files.keys()], ['lessons/a.md']);
  });
});

describe('An archive that is not to be trusted', () => {
  const bad = [
    '../pack.yaml',
    'a/../../pack.yaml',
    '/etc/passwd',
    'C:/windows/a.md',
    'a\\..\\b.md',
    'a//b.md',
    './a.md',
    'con.md',
    'a/NUL',
    'a.md ',
    'a.',
    'a\u0000.md',
    'a\u202e\u0007.md',
    'e\u0301.md',
    `${'a/'.repeat(120)}a.md`,
  ];
  for (const name of bad) {
    it(`is refused for the path ${JSON.stringify(name.slice(0, 30))}`, async () => {
      assert.match(await refused({ name, data: 'x' }), /can be trusted with your disk/);
    });
  }

  it('is refused for links and devices', async () => {
    assert.match(await refused({ name: 'a.md', data: '/etc/passwd', mode: 0o120777 }), /a link or a device/);
    assert.match(await refused({ name: 'a.md', mode: 0o020644 }), /a link or a device/);
  });

  it('is refused for two names that are one file somewhere', async () => {
    assert.match(await refused({ name: 'a.md' }, { name: 'a.md' }), /`a.md` twice/);
    assert.match(await refused({ name: 'A.md' }, { name: 'a.md' }), /`a.md` twice/);
    assert.match(await refused({ name: 'a' }, { name: 'a/b.md' }), /a file and a folder/);
  });

  it('is refused for more than a pack may hold, by what it declares and by what it holds', async () => {
    const bomb = Buffer.alloc(limits.fileBytes + 1, 'a');
    assert.match(await refused({ name: 'a.md', data: bomb, deflate: true }), /more than 128 kB/);
    assert.match(await refused({ name: 'a.md', data: bomb, deflate: true, claimedSize: 10 }), /no sound zip/);
    const near = Buffer.alloc(limits.fileBytes, 'a');
    const many = Array.from({ length: 65 }, (_, i) => ({ name: `${i}.md`, data: near, deflate: true }));
    assert.match(await refused(...many), /more than 8 MB/);
    assert.match(await refusal(new Uint8Array(maxLabpackBytes + 1)), /more than 12 MB/);
  });

  it('is refused for 100 000 entries, at once and however many it says', async () => {
    const entries = Array.from({ length: 100_000 }, (_, i) => ({ name: `${i}` }));
    assert.match(await refusal(rawZip(entries, 50_000)), /50000 entries/);
    assert.match(await refusal(rawZip(entries)), /entries|files/);
  });

  it('is refused for what is no UTF-8 text, encrypted, or packed in another way', async () => {
    assert.match(await refused({ name: 'a.md', data: Buffer.from([0xff, 0xfe, 0x41]) }), /not a UTF-8 text/);
    assert.match(await refused({ name: Buffer.from([0xff, 0x2e]), data: 'x' }), /can be trusted/);
    assert.match(await refused({ name: 'a.md', data: 'x'.repeat(13), deflate: true, flags: 0x0801 }), /encrypted/);
    assert.match(await refused({ name: 'a.md', data: 'x', method: 12 }), /doesn't know/);
    assert.match(await refusal(Buffer.from('not a zip')), /no sound zip/);
    assert.match(await refused({ name: 'signature.json', data: '{}' }), /no signature that/);
  });

  it('whatever its bytes, is read or refused, and never names a place outside', async () => {
    const honest = await writeLabpack(files);
    const edits = fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(honest.length), async (changes, cut) => {
        const bytes = Buffer.from(honest);
        for (const [at, value] of changes) bytes[at] = value;
        for (const some of [bytes, bytes.subarray(0, cut)]) {
          const read = await readLabpack(some);
          if (!read.ok) continue;
          for (const path of read.value.files.keys()) assert.doesNotMatch(path, /(^|\/)\.\.?(\/|$)|^\/|\\|:/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('The signature of a lab pack', () => {
  const key = newKey();
  const pack = { id: 'sample', version: '1.0.0', hash: hashFiles(files) };
  const signed = signPack(pack, 'Doe University', key.pem);
  assert.ok(signed.ok);
  const signature = signed.value;

  it('holds for what was signed, travels with the pack, and is known by the fingerprint of its key', async () => {
    const read = await readLabpack(await writeLabpack(files, signature));
    assert.ok(read.ok && read.value.signature);
    assert.equal(wrongSignature(read.value.signature, { ...pack, hash: hashFiles(read.value.files) }), undefined);
    assert.equal(fingerprint(read.value.signature.publicKey), key.fingerprint);
    assert.match(key.fingerprint, /^SHA256:[A-Za-z0-9+/]{43}$/);
  });

  it('does not hold for another text, version, publisher or key', () => {
    assert.match(wrongSignature(signature, { ...pack, hash: '0'.repeat(64) }) ?? '', /changed after it was signed/);
    assert.match(wrongSignature(signature, { ...pack, version: '1.0.1' }) ?? '', /changed after it was signed/);
    assert.match(wrongSignature({ ...signature, publisher: 'Roe' }, pack) ?? '', /not one of its key/);
    const other = signPack(pack, 'Doe University', newKey().pem);
    assert.ok(other.ok);
    assert.match(wrongSignature({ ...signature, publicKey: other.value.publicKey }, pack) ?? '', /not one of its key/);
    assert.match(wrongSignature({ ...signature, publicKey: 'AAAA' }, pack) ?? '', /can’t be read/);
  });

  it('needs an Ed25519 key and a name', () => {
    const noKey = signPack(pack, 'Doe', 'nothing');
    assert.ok(!noKey.ok && noKey.problem.message.includes('groundloop key new'));
    const noName = signPack(pack, '\u202e', key.pem);
    assert.ok(!noName.ok && noName.problem.code === 'sign.publisher');
  });
});
