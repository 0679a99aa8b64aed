import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../src/core/base/result.ts';
import { labProgress, type ProgressEvent } from '../../src/core/course/progress.ts';
import { ProgressJournal } from '../../src/journal/progressJournal.ts';
import { Snapshots } from '../../src/workspace/snapshots.ts';

const at = '2026-09-01T10:00:00.000Z';
const EVENTS = 120;
const hint = (n: number): ProgressEvent => ({ type: 'hint-taken', at, lab: 'p/l', flaw: `F${n}` });

/** A disk of 64 KB of its own, which only root may make: writes end in the middle of a line, as they do in life. */
describe('On a disk that is really full', function () {
  this.timeout(60_000);
  let disk: string;
  let problems: Problem[];
  const journals: ProgressJournal[] = [];

  before(async function () {
    disk = await mkdtemp(join(tmpdir(), 'groundloop-disk-'));
    const mounted =
      process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
    if (!mounted) {
      await rm(disk, { recursive: true });
      this.skip();
    }
  });
  beforeEach(() => {
    problems = [];
  });
  after(async () => {
    for (const journal of journals) journal.dispose();
    if (spawnSync('umount', [disk]).status === 0) await rm(disk, { recursive: true });
  });

  /** Takes what room there is, to the last byte. */
  async function fill(): Promise<() => Promise<void>> {
    const path = join(disk, 'filler');
    const file = await open(path, 'w');
    try {
      for (;;) await file.write(Buffer.alloc(512));
    } catch (error) {
      assert.match(String(error), /ENOSPC/);
    } finally {
      await file.close();
    }
    return () => rm(path);
  }

  async function start(): Promise<ProgressJournal> {
    const onProblem = (problem: Problem) => problems.push(problem);
    const journal = new ProgressJournal(join(disk, 'progress.jsonl'), { onChange: () => undefined, onProblem });
    journals.push(journal);
    await journal.open();
    return journal;
  }

  it('the journal of two windows keeps every event, says so once each, and has each once when there is room', async () => {
    const windows = [await start(), await start()] as const;
    await windows[0].append(hint(0));
    const makeRoom = await fill();
    for (let n = 1; n < EVENTS; n++) await windows[n % 2 ? 1 : 0].append(hint(n));
    const untaken = problems.filter(({ code }) => code === 'journal.unwritable');
    assert.equal(untaken.length, 2);
    assert.match(untaken[0]!.message, /ENOSPC|only a part/);
    await makeRoom();
    for (const window of [...windows, ...windows]) await window.refresh();
    const expected = Object.fromEntries(Array.from({ length: EVENTS }, (_, n) => [`F${n}`, 1]));
    for (const journal of [...windows, await start()]) {
      assert.deepEqual({ ...labProgress(journal.progress, 'p/l').hints }, expected);
    }
  });

  it('nothing is changed that can’t be kept first, and what was noted is written when there is room', async () => {
    const snapshots = new Snapshots(join(disk, 'timeline'));
    const files = (text: string) => new Map([['pipeline.ts', Buffer.from(text)]]);
    await snapshots.note({ why: 'saved', files: files('before') });
    const makeRoom = await fill();
    const long = 'x'.repeat(5000);
    const kept = await snapshots.keep([{ why: 'reset', files: files(long) }]);
    assert.ok(!kept.ok && kept.problem.code === 'snapshot.unwritable', JSON.stringify(kept));
    await snapshots.note({ why: 'saved', files: files(`${long} noted`) });
    await makeRoom();
    const listed = await snapshots.list();
    const texts = await Promise.all(listed.ok ? listed.value.map(({ files: [file] }) => snapshots.read(file!)) : []);
    assert.deepEqual(
      texts.map((bytes) => bytes?.toString()),
      [`${long} noted`, 'before'],
    );
    snapshots.dispose();
  });
});
