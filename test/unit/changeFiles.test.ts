import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labTexts } from '../../src/workspace/labTexts.ts';
import { resetLab, restoreKept } from '../../src/workspace/resetLab.ts';
import { Snapshots } from '../../src/workspace/snapshots.ts';
import { FaultyDisk } from '../support/faultyDisk.ts';
import { LearnerDesk } from '../support/learnerDesk.ts';

const texts = labTexts(
  { readme: '# Task\n', skeleton: 'skeleton\n', prompts: new Map([['first.md', 'Ask.\n']]) },
  'types\n',
);

describe('Resetting a lab', () => {
  let folder: string;
  let disk: FaultyDisk;
  let desk: LearnerDesk;
  let snapshots: Snapshots;

  const onDisk = (path = 'pipeline.ts'): Promise<string> => readFile(join(folder, path), 'utf8');
  const timeline = async () => {
    const listed = await snapshots.list();
    return listed.ok ? listed.value : assert.fail(listed.problem.message);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-reset-'));
    disk = new FaultyDisk();
    desk = new LearnerDesk(folder, () => disk);
    snapshots = new Snapshots(join(folder, 'storage'), { disk });
    for (const [path, text] of texts) await desk.write(path, Buffer.from(text));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps what is on the disk and on the screen, puts everything back, and leaves alone what is not ours', async () => {
    await desk.write('pipeline.ts', Buffer.from('saved'));
    await desk.write('README.md', Buffer.from('my notes'));
    await desk.write('helper.ts', Buffer.from('mine'));
    await desk.remove('prompts/first.md');
    desk.typed = 'typed';
    const reset = await resetLab(desk, snapshots, texts);
    assert.deepEqual(reset.ok && [...reset.value.changed].sort(), ['README.md', 'pipeline.ts', 'prompts/first.md']);
    for (const [path, text] of texts) assert.equal(await onDisk(path), text);
    assert.equal(await onDisk('helper.ts'), 'mine');
    assert.equal(desk.typed, undefined);
    const [screen, saved] = await timeline();
    assert.deepEqual([screen?.unsaved, saved?.unsaved], [true, undefined]);
    assert.ok((await restoreKept(desk, snapshots, saved!)).ok);
    assert.deepEqual([await onDisk(), await onDisk('README.md')], ['saved', 'my notes']);
    assert.ok((await restoreKept(desk, snapshots, screen!)).ok);
    assert.equal(await onDisk(), 'typed');
    assert.equal((await timeline())[0]?.why, 'restore', 'what was there before the restore is kept too');
  });

  it('of what is as it was does nothing', async () => {
    assert.deepEqual(await resetLab(desk, snapshots, texts), { ok: true, value: { changed: [], kept: [] } });
    assert.deepEqual(await timeline(), []);
  });

  it('takes the line breaks of Windows and a byte order mark for no change', async () => {
    for (const [path, text] of texts) await desk.write(path, Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`));
    assert.deepEqual(await resetLab(desk, snapshots, texts), { ok: true, value: { changed: [], kept: [] } });
    await desk.write('pipeline.ts', Buffer.from('mine\r\n'));
    const reset = await resetLab(desk, snapshots, texts);
    assert.deepEqual(reset.ok && reset.value.changed, ['pipeline.ts']);
    assert.ok((await restoreKept(desk, snapshots, (await timeline())[0]!)).ok);
    assert.equal(await onDisk(), 'mine\r\n', 'kept as it was, byte by byte');
  });

  for (const state of ['full', 'read-only'] as const) {
    it(`changes nothing where the storage is ${state}`, async () => {
      await desk.write('pipeline.ts', Buffer.from('saved'));
      desk.typed = 'typed';
      disk.state = state;
      const reset = await resetLab(desk, snapshots, texts);
      assert.ok(!reset.ok && reset.problem.code === 'snapshot.unwritable', JSON.stringify(reset));
      assert.match(reset.problem.message, state === 'full' ? /full/ : /read-only/);
      assert.deepEqual([await onDisk(), desk.typed], ['saved', 'typed']);
    });
  }

  it('keeps what is typed while it keeps, and gives up on someone who never stops', async () => {
    let looks = 0;
    desk.meanwhile = () => {
      if (++looks === 8) desk.typed = 'typed meanwhile';
    };
    assert.ok((await resetLab(desk, snapshots, texts)).ok);
    assert.equal(await onDisk(), 'skeleton\n');
    desk.meanwhile = () => {
      desk.typed = `typed ${looks++}`;
    };
    const busy = await resetLab(desk, snapshots, texts);
    assert.ok(!busy.ok && busy.problem.code === 'lab.busy');
    assert.match(desk.typed ?? '', /^typed /);
  });

  it('says which file cannot be written, with everything kept', async () => {
    await desk.write('pipeline.ts', Buffer.from('saved'));
    desk.write = () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
    const reset = await resetLab(desk, snapshots, texts);
    assert.ok(!reset.ok && reset.problem.code === 'lab.cannot-write');
    assert.deepEqual([reset.problem.where?.file, reset.problem.message], ['pipeline.ts', 'you have no permission']);
    assert.equal((await timeline()).length, 1);
  });

  it('restores nothing where a kept text is damaged', async () => {
    await desk.write('pipeline.ts', Buffer.from('saved'));
    await resetLab(desk, snapshots, texts);
    const [kept] = await timeline();
    for (const { hash } of kept!.files) await writeFile(join(folder, 'storage', 'texts', hash), 'rubbish');
    const restored = await restoreKept(desk, snapshots, kept!);
    assert.ok(!restored.ok && restored.problem.code === 'snapshot.damaged');
    assert.equal(await onDisk(), 'skeleton\n');
  });
});
