import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk } from '../../src/journal/disk.ts';
import { InstalledPacks, type InstalledRecord } from '../../src/packs/installed/installedPacks.ts';
import { compareVersions, planInstall } from '../../src/packs/installed/installPlan.ts';
import { openLabpack, type OpenedLabpack } from '../../src/packs/labpack/openLabpack.ts';
import { signPack } from '../../src/packs/labpack/signature.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import { hashFiles } from '../../src/packs/hash.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { ParsedPacks } from '../../src/packs/parsedPacks.ts';
import { newKey } from '../support/keys.ts';
import { samplePack } from '../support/samplePack.ts';

interface Made {
  readonly bytes: Buffer;
  readonly opened: OpenedLabpack;
}

/** The sample pack in a version, signed where there is a key. */
async function make(version: string, pem?: string, more: Readonly<Record<string, string>> = {}): Promise<Made> {
  const outline = (samplePack['pack.yaml'] ?? '').replace('1.0.0', version);
  const files = new Map(Object.entries({ ...samplePack, 'pack.yaml': outline, ...more }));
  const signed =
    pem === undefined ? undefined : signPack({ id: 'sample', version, hash: hashFiles(files) }, 'Doe', pem);
  if (signed) assert.ok(signed.ok);
  const bytes = await writeLabpack(files, signed?.ok ? signed.value : undefined);
  const opened = await openLabpack(bytes);
  assert.ok(opened.ok);
  return { bytes, opened: opened.value };
}

describe('Installed packs', () => {
  let folder: string;
  let packs: InstalledPacks;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-installed-'));
    packs = new InstalledPacks(join(folder, 'packs'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const versions = async (): Promise<string[]> => (await packs.read()).packs.map(({ pack }) => pack.version);

  it('are none at first, and then in the library behind the built-in ones', async () => {
    assert.deepEqual(await packs.read(), { packs: [], problems: [] });
    const { bytes, opened } = await make('1.0.0');
    await packs.install(bytes, opened, 'here');
    const { packs: all, problems } = await new PackLibrary('labs', { installed: packs }).contents();
    assert.deepEqual(problems, []);
    assert.deepEqual(
      all.map(({ id }) => id),
      ['groundloop-course', 'sample'],
    );
  });

  it('are updated, and keep nothing that was in use before', async () => {
    const made = [await make('1.0.0'), await make('1.1.0'), await make('1.2.0')];
    for (const { bytes, opened } of made) await packs.install(bytes, opened, 'here');
    assert.deepEqual(await versions(), ['1.2.0']);
    assert.equal((await readdir(join(folder, 'packs', 'sample'))).length, 2);
  });

  it('aren’t read again where they are known', async () => {
    const { bytes, opened } = await make('1.0.0');
    await packs.install(bytes, opened, 'here');
    const name = (await readdir(join(folder, 'packs', 'sample'))).find((one) => one.endsWith('.labpack')) ?? '';
    await rm(join(folder, 'packs', 'sample', name));
    const { packs: read } = await packs.read([opened.pack]);
    assert.equal(read[0]?.pack, opened.pack);
  });

  it('can be removed, and leave nothing behind', async () => {
    const { bytes, opened } = await make('1.0.0');
    await packs.install(bytes, opened, 'here');
    await packs.remove('sample');
    assert.deepEqual(await versions(), []);
    assert.deepEqual(await readdir(join(folder, 'packs', 'sample')), []);
  });

  it('stay as they were where an update is cut short at any step', async () => {
    const [old, next] = [await make('1.0.0'), await make('1.1.0')];
    await packs.install(old.bytes, old.opened, 'here');
    for (let step = 0; step < 6; step++) {
      let left = step;
      const count = (): void => {
        if (left-- === 0) throw new Error('cut');
      };
      const cut = new InstalledPacks(join(folder, 'packs'), {
        ...nodeDisk,
        write: (path, bytes) => (count(), nodeDisk.write(path, bytes)),
        rename: (from, to) => (count(), nodeDisk.rename(from, to)),
        makeFolderOf: (path) => (count(), nodeDisk.makeFolderOf(path)),
      });
      const done = await cut.install(next.bytes, next.opened, 'here').then(
        () => true,
        () => false,
      );
      assert.deepEqual(await versions(), [done ? '1.1.0' : '1.0.0'], `cut at step ${step}`);
    }
  });

  it('are refused where somebody changed them on the disk, without keeping others away', async () => {
    const { bytes, opened } = await make('1.0.0');
    await packs.install(bytes, opened, 'here');
    const kept = new ParsedPacks(join(folder, 'parsed'), import.meta.filename);
    assert.deepEqual(await packs.read([], kept), await packs.read([], kept));
    await mkdir(join(folder, 'packs', 'junk'));
    await writeFile(join(folder, 'packs', 'junk', 'installed.json'), '{');
    const name = (await readdir(join(folder, 'packs', 'sample'))).find((one) => one.endsWith('.labpack')) ?? '';
    const file = join(folder, 'packs', 'sample', name);
    const other = await make('6.6.6');
    assert.notDeepEqual(await readFile(file), other.bytes);
    await writeFile(file, other.bytes);
    for (const parsed of [undefined, kept]) {
      const { packs: read, problems } = await packs.read([], parsed);
      assert.deepEqual(read, []);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['installed.changed'],
      );
    }
  });
});

const recordOf = ({ opened: { pack, vouched } }: Made): InstalledRecord => ({
  schema: 'groundloop.installed/1',
  id: pack.id,
  hash: pack.hash,
  source: 'here',
  version: pack.version,
  fingerprint: vouched.kind === 'signed' ? vouched.fingerprint : null,
});
const planFor = (next: Made, installed?: Made): ReturnType<typeof planInstall> =>
  planInstall(next.opened, installed && recordOf(installed), installed?.opened);

describe('The plan of an install', () => {
  const [mine, theirs] = [newKey(), newKey()];

  it('tells a new pack, an update with its differences, an older one, and the same', async () => {
    const skeleton = { 'labs/lab1/pipeline.ts': 'export function step() { return; }\n' };
    const [old, next] = [await make('1.9.0'), await make('1.10.0', undefined, skeleton)];
    const plan = planFor(next, old);
    assert.equal(plan.kind, 'update');
    assert.deepEqual(plan.difference, {
      added: [],
      changed: ['labs/lab1/pipeline.ts', 'pack.yaml'],
      removed: [],
      skeletons: ['lab1'],
    });
    assert.equal(plan.from, '1.9.0');
    assert.equal(planFor(next).kind, 'new');
    assert.equal(planFor(old, next).kind, 'older');
    assert.equal(planFor(old, old).kind, 'same');
    assert.equal(planFor(await make('1.9.0', undefined, skeleton), old).kind, 'rebuilt');
    assert.ok(compareVersions('0.10.0', '0.9.9') > 0);
  });

  it('tells whether the same key vouches for what comes and for what is there', async () => {
    const [none, first] = [await make('1.0.0'), await make('1.0.0', mine.pem)];
    const [same, other] = [await make('1.1.0', mine.pem), await make('1.1.0', theirs.pem)];
    const key = (next: Made, installed?: Made): string => planFor(next, installed).key;
    assert.equal(key(first), 'first');
    assert.equal(key(first, none), 'first');
    assert.equal(key(same, first), 'known');
    assert.equal(key(other, first), 'changed');
    assert.equal(key(none, first), 'dropped');
  });
});
