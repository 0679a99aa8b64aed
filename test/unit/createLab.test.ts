import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLab, type NewLab } from '../../src/workspace/createLab.ts';
import { findLabFolder } from '../../src/workspace/findLab.ts';
import { manifestPath, readManifest, writeManifest, type LabManifest } from '../../src/workspace/labManifest.ts';
import { withoutRoot } from '../support/withoutRoot.ts';

const manifest: LabManifest = {
  format: 1,
  pack: 'course',
  packVersion: '1.0.0',
  lab: 'collapse',
  created: '2026-09-01T10:00:00.000Z',
};
const lab: NewLab = {
  manifest,
  files: { readme: '# Task\n', skeleton: 'export function step() {}\n', prompts: new Map([['first.md', 'Ask me.\n']]) },
  types: 'declare module "groundloop" {}\n',
};

describe('a lab folder', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'groundloop lab ü-'));
    folder = join(parent, 'collapse');
  });
  afterEach(() => rm(parent, { recursive: true }));

  const problemOf = async (where = folder): Promise<string> => {
    const made = await createLab(where, lab);
    return made.ok ? 'made' : made.problem.code;
  };

  it('gets the task, the prompts, the skeleton, types, a note of what was given and a manifest, and nothing is left beside it', async () => {
    assert.equal(await problemOf(), 'made');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    assert.deepEqual(files.map((file) => file.name).sort(), [
      'README.md',
      'first.md',
      'given.json',
      'groundloop.d.ts',
      'lab.json',
      'pipeline.ts',
      'tsconfig.json',
    ]);
    assert.equal(await readFile(join(folder, 'prompts', 'first.md'), 'utf8'), 'Ask me.\n');
    assert.deepEqual(await readManifest(folder), { ok: true, value: manifest });
    assert.deepEqual(await readdir(parent), ['collapse']);
  });

  it('is made in an empty folder, but never over one that holds anything', async () => {
    await mkdir(folder);
    assert.equal(await problemOf(), 'made');
    const other = join(parent, 'other');
    await mkdir(other);
    await writeFile(join(other, 'mine.txt'), 'mine');
    assert.equal(await problemOf(other), 'lab.in-the-way');
    assert.deepEqual(await readdir(other), ['mine.txt']);
  });

  it('is made anew over what is left of a try that was cut short, but not over what someone wrote there', async () => {
    await createLab(folder, lab);
    await rm(join(folder, manifestPath));
    await writeFile(join(folder, 'README.md'), '# Ta');
    assert.equal(await problemOf(), 'made');
    assert.equal(await readFile(join(folder, 'README.md'), 'utf8'), '# Task\n');
    await rm(join(folder, manifestPath));
    await writeFile(join(folder, 'pipeline.ts'), 'my work');
    assert.equal(await problemOf(), 'lab.in-the-way');
    assert.equal(await readFile(join(folder, 'pipeline.ts'), 'utf8'), 'my work');
  });

  it('removes what it made, and only that, where it cannot be finished', async () => {
    const prompts = new Map([['x'.repeat(300), 'a name no file system takes']]);
    const made = await createLab(join(parent, 'new', 'collapse'), { ...lab, files: { ...lab.files, prompts } });
    assert.ok(!made.ok && made.problem.code === 'lab.cannot-write', JSON.stringify(made));
    assert.deepEqual(await readdir(parent), []);
  });

  it('keeps the work when the lab is started a second time', async () => {
    await createLab(folder, lab);
    await writeFile(join(folder, 'pipeline.ts'), 'my work');
    assert.equal(await problemOf(), 'lab.exists');
    assert.equal(await readFile(join(folder, 'pipeline.ts'), 'utf8'), 'my work');
  });

  it('is not made over another lab', async () => {
    await createLab(folder, { ...lab, manifest: { ...manifest, lab: 'other' } });
    assert.equal(await problemOf(), 'lab.in-the-way');
  });

  for (const [name, text] of [
    ['not JSON', '{'],
    ['without its lab', JSON.stringify({ ...manifest, lab: undefined })],
    ['empty', ''],
  ] as const) {
    it(`with a manifest that is ${name} says so, and can be repaired without touching the rest`, async () => {
      await createLab(folder, lab);
      await writeFile(join(folder, 'pipeline.ts'), 'my work');
      await writeFile(join(folder, manifestPath), text);
      assert.equal(await problemOf(), 'lab.damaged');
      await writeManifest(folder, manifest);
      assert.deepEqual(await readManifest(folder), { ok: true, value: manifest });
      assert.equal(await readFile(join(folder, 'pipeline.ts'), 'utf8'), 'my work');
      assert.deepEqual((await readdir(join(folder, '.groundloop'))).sort(), ['given.json', 'lab.json', 'types']);
    });
  }

  it('of a newer version is not called damaged', async () => {
    await createLab(folder, lab);
    await writeFile(join(folder, manifestPath), JSON.stringify({ format: 2, lab: { id: 'x' } }));
    assert.equal(await problemOf(), 'lab.newer');
  });

  it('says why it cannot be written, and leaves nothing behind', async () => {
    await writeFile(join(parent, 'file'), 'mine');
    const made = await createLab(join(parent, 'file', 'collapse'), lab);
    assert.ok(!made.ok && made.problem.code === 'lab.cannot-write', JSON.stringify(made));
    assert.ok(made.problem.message.includes(join(parent, 'file')));
    assert.deepEqual(await readdir(parent), ['file']);
  });

  it('says so where the learner may not write', async function () {
    if (process.platform === 'win32') this.skip(); // A folder has no such mode there.
    await chmod(parent, 0o555);
    const made = await withoutRoot(() => createLab(folder, lab));
    await chmod(parent, 0o755);
    assert.ok(!made.ok && made.problem.message.includes('no permission'), JSON.stringify(made));
  });

  it('is found from any file in it', async () => {
    await createLab(folder, lab);
    assert.equal(await findLabFolder(join(folder, 'prompts')), folder);
    assert.equal(await findLabFolder(folder), folder);
    assert.equal(await findLabFolder(parent), undefined);
  });
});
