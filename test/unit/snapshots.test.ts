import assert from 'node:assert/strict';
import { appendFile, chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../src/core/base/result.ts';
import type { Kept, KeepReason } from '../../src/core/course/timeline.ts';
import { Snapshots, type SnapshotsOptions, type ToKeep } from '../../src/workspace/snapshots.ts';
import { hashBytes, TextPool } from '../../src/workspace/textPool.ts';
import { FaultyDisk } from '../support/faultyDisk.ts';
import { withoutRoot } from '../support/withoutRoot.ts';

const item = (text: string, why: KeepReason = 'saved', run?: ToKeep['run']): ToKeep => ({
  why,
  files: new Map([['pipeline.ts', Buffer.from(text)]]),
  ...(run ? { run } : {}),
});

describe('Snapshots', function () {
  this.timeout(120_000);
  let parent: string;
  let folder: string;
  let troubles: Problem[];

  const open = (options: SnapshotsOptions = {}): Snapshots =>
    new Snapshots(folder, { onTrouble: (problem) => troubles.push(problem), ...options });
  const list = async (snapshots: Snapshots): Promise<readonly Kept[]> => {
    const listed = await snapshots.list();
    assert.ok(listed.ok, JSON.stringify(listed));
    return listed.value;
  };
  const textsOf = async (snapshots: Snapshots): Promise<(string | undefined)[]> => {
    const kept = await list(snapshots);
    return Promise.all(kept.map(async ({ files }) => (await snapshots.read(files[0]!))?.toString()));
  };

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'groundloop-snapshots ü-'));
    folder = join(parent, 'lab');
    troubles = [];
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('are there after a restart, the newest first, and equal texts are stored once', async () => {
    const first = open();
    await first.note(item('a'));
    await first.note(item('a', 'graded', { score: 40, passed: false }));
    await first.keep([item('a', 'reset'), { ...item('b', 'reset'), unsaved: true }]);
    await first.note(item('a'));
    const again = open();
    assert.deepEqual(
      (await list(again)).map(({ why, unsaved, run }) => [why, unsaved ?? false, run?.score]),
      [
        ['saved', false, undefined],
        ['reset', true, undefined],
        ['reset', false, undefined],
        ['graded', false, 40],
      ],
    );
    assert.deepEqual(await textsOf(again), ['a', 'b', 'a', 'a']);
    assert.deepEqual(
      (await readdir(join(folder, 'texts'))).sort(),
      [hashBytes(Buffer.from('a')), hashBytes(Buffer.from('b'))].sort(),
    );
    assert.deepEqual(troubles, []);
  });

  it('keep bytes that are no text, and empty files', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe, 0x0d, 0x0a]);
    const snapshots = open();
    const files = new Map([
      ['a', bytes],
      ['b', Buffer.alloc(0)],
    ]);
    const kept = await snapshots.keep([{ why: 'reset', files }]);
    assert.ok(kept.ok);
    const [a, b] = kept.value[0]!.files;
    assert.deepEqual([await open().read(a!), await open().read(b!)], [bytes, Buffer.alloc(0)]);
  });

  it('of two windows come together', async () => {
    const windows = [open(), open()] as const;
    await Promise.all(Array.from({ length: 20 }, (_, i) => windows[i % 2 ? 1 : 0].keep([item(`text ${i}`, 'reset')])));
    for (const window of [...windows, open()]) assert.equal((await list(window)).length, 20);
    assert.equal(new Set(await textsOf(windows[0])).size, 20);
  });

  it('pass over a torn line, and go on behind it', async () => {
    await open().note(item('a'));
    await appendFile(join(folder, 'index.jsonl'), '{"type":"kept","id":"x"');
    await open().note(item('b'));
    assert.deepEqual(await textsOf(open()), ['b', 'a']);
    assert.ok((await readFile(join(folder, 'index.jsonl'), 'utf8')).includes('"id":"x"\n'));
  });

  it('say so where a text is damaged, and mend it when it is saved again', async () => {
    await open().note(item('a'));
    await writeFile(join(folder, 'texts', hashBytes(Buffer.from('a'))), '');
    assert.deepEqual(await textsOf(open()), [undefined]);
    await open().note(item('a'));
    assert.deepEqual(await textsOf(open()), ['a']);
  });

  it('wait in memory while the disk is full, tell once, and are written when there is room', async () => {
    const disk = new FaultyDisk();
    const snapshots = open({ disk });
    await snapshots.note(item('a'));
    disk.state = 'full';
    for (const text of ['b', 'c', 'b']) await snapshots.note(item(text));
    assert.deepEqual(
      troubles.map(({ code, message }) => [code, message]),
      [['snapshot.unwritable', 'the disk is full']],
    );
    assert.deepEqual(await textsOf(snapshots), ['b', 'c', 'b', 'a'], 'nothing is missing meanwhile');
    assert.deepEqual(await textsOf(open()), ['a']);
    disk.state = 'well';
    assert.deepEqual(await textsOf(snapshots), ['b', 'c', 'b', 'a']);
    assert.deepEqual(await textsOf(open()), ['b', 'c', 'b', 'a']);
  });

  it('refuse where what must be kept cannot be, and the storage really is read-only', async function () {
    if (process.platform === 'win32') this.skip(); // A folder has no such mode there.
    await chmod(parent, 0o555);
    const kept = await withoutRoot(() => open().keep([item('a', 'reset')]));
    await chmod(parent, 0o755);
    assert.ok(!kept.ok && kept.problem.code === 'snapshot.unwritable', JSON.stringify(kept));
    assert.equal(kept.problem.message, 'you have no permission');
  });

  it('stay below their limits, and no text is left that nobody needs', async () => {
    const limits = { count: 10, bytes: 1000 };
    const snapshots = open({ limits, disk: new FaultyDisk() });
    await snapshots.keep([item('before the reset', 'reset')]);
    for (let i = 0; i < 50; i++) {
      await snapshots.note(item(`text ${i}`));
      await snapshots.note(item(`text ${i}`, 'graded', { score: i === 7 ? 100 : 50, passed: i === 7 }));
    }
    const texts = await textsOf(open());
    assert.ok(texts.length <= 10);
    assert.deepEqual(texts.slice(0, 2), ['text 49', 'text 48']);
    assert.deepEqual(texts.slice(-2), ['text 7', 'before the reset']);
    assert.equal((await readdir(join(folder, 'texts'))).length, new Set(texts).size);
  });

  it('leave the texts alone that a line of a newer version needs', async () => {
    const disk = new FaultyDisk();
    const pool = new TextPool(join(folder, 'texts'), disk);
    const hashes = [await pool.put(Buffer.from('newer')), await pool.put(Buffer.from('torn'))];
    await appendFile(join(folder, 'index.jsonl'), `{"type":"kept-2","of":"${hashes[0]}"}\n`);
    const snapshots = open({ limits: { count: 2, bytes: 1000 }, disk });
    for (let i = 0; i < 5; i++) await snapshots.note(item(`text ${i}`));
    assert.equal((await pool.get(hashes[0]!))?.toString(), 'newer');
    assert.equal(await pool.get(hashes[1]!), undefined);
  });
});

describe('A pool of texts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-texts-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const hash = hashBytes(Buffer.from('a'));

  it('gives a text back that another window began to need while it was swept away', async () => {
    const pool = new TextPool(folder, new FaultyDisk());
    await pool.put(Buffer.from('a'));
    const answers = [new Set<string>(), new Set([hash])];
    await pool.sweep(() => Promise.resolve(answers.shift() ?? new Set()));
    assert.equal((await pool.get(hash))?.toString(), 'a');
    assert.deepEqual(await readdir(folder), [hash]);
  });

  it('loses nothing needed to a sweep that is killed at any step, and the next one ends it', async () => {
    for (let step = 0; step < 8; step++) {
      for (const share of [0.2, 0.8]) {
        const disk = new FaultyDisk();
        const pool = new TextPool(folder, disk);
        await pool.put(Buffer.from('a'));
        await pool.put(Buffer.from('b'));
        disk.crashAfter(step, share);
        // At first nobody needs it; then another window does.
        const answers = [new Set<string>(), new Set([hash])];
        await pool.sweep(() => Promise.resolve(answers.shift() ?? new Set())).catch(() => undefined);
        const after = new TextPool(folder, new FaultyDisk());
        if (answers.length === 0) assert.equal((await after.get(hash))?.toString(), 'a', `step ${step}`);
        else await after.put(Buffer.from('a'));
        await after.sweep(() => Promise.resolve(new Set([hash])));
        assert.deepEqual(await readdir(folder), [hash], `step ${step}`);
      }
    }
  });
});
