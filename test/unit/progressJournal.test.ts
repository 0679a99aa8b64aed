import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import type { Problem } from '../../src/core/base/result.ts';
import { replay } from '../../src/core/course/journal.ts';
import { labProgress, type ProgressEvent } from '../../src/core/course/progress.ts';
import { parseProgressFile, type ForeignEvent } from '../../src/core/course/progressFile.ts';
import { nodeDisk } from '../../src/journal/disk.ts';
import { ProgressJournal } from '../../src/journal/progressJournal.ts';
import { FaultyDisk } from '../support/faultyDisk.ts';
import { newerEvent, progressEvent } from '../support/progressEvents.ts';
import { withoutRoot } from '../support/withoutRoot.ts';

const at = '2026-09-01T10:00:00.000Z';
const hint = (lab: string): ProgressEvent => ({ type: 'hint-taken', at, lab, flaw: 'F01' });
const hints = (journal: ProgressJournal, lab = 'p/l'): number => labProgress(journal.progress, lab).hints['F01'] ?? 0;

describe('ProgressJournal', function () {
  this.timeout(60_000);
  let folder: string;
  let path: string;
  let problems: Problem[];
  let journals: ProgressJournal[];

  /** One that hears of another window only when it is asked to look. */
  const make = (file = path, disk = nodeDisk): ProgressJournal => {
    const listener = { onChange: () => undefined, onProblem: (p: Problem) => problems.push(p) };
    const journal = new ProgressJournal(file, listener, disk);
    journals.push(journal);
    return journal;
  };
  const start = async (file = path, disk = nodeDisk): Promise<ProgressJournal> => {
    const journal = make(file, disk);
    await journal.open();
    return journal;
  };
  const codes = (): string[] => problems.map((problem) => problem.code);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-journal-'));
    path = join(folder, 'progress.jsonl');
    problems = [];
    journals = [];
  });

  afterEach(async () => {
    for (const journal of journals) journal.dispose();
    await rm(folder, { recursive: true });
  });

  it('counts an event at once, and again after a restart, one line each', async () => {
    const journal = await start();
    const saved = journal.append(hint('p/l'));
    assert.equal(hints(journal), 1);
    await saved;
    await journal.append(hint('p/l'));
    assert.equal(hints(journal), 2);
    assert.equal((await readFile(path, 'utf8')).split('\n').length, 3);
    assert.equal(hints(await start()), 2);
    assert.deepEqual(problems, []);
  });

  it('keeps what two windows write at the same time, and each sees the other', async () => {
    const [one, two] = [await start(), await start()];
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).append(hint('p/l'))));
    await Promise.all([one.refresh(), two.refresh()]);
    assert.deepEqual([hints(one), hints(two)], [20, 20]);
    assert.deepEqual(problems, []);
  });

  it('hears of another window without being asked', async () => {
    const [one, two] = [await start(), await start()];
    await one.append(hint('p/l'));
    for (let i = 0; i < 100 && hints(two) === 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(hints(two), 1);
  });

  it('writes behind a torn line, passes over it with a notice, and deletes nothing', async () => {
    const torn = '{"type":"hint-taken","at":"2026-09';
    await writeFile(path, `${JSON.stringify(hint('p/l'))}\n${torn}`);
    const journal = await start();
    assert.deepEqual(codes(), [], 'another window may still be writing that line');
    await journal.append(hint('p/l'));
    assert.equal(hints(journal), 2);
    assert.deepEqual(codes(), ['journal.damaged-lines']);
    assert.ok((await readFile(path, 'utf8')).includes(`${torn}\n`));
  });

  it('reads on behind lines of rubbish and keeps events of a newer version', async () => {
    const newer = '{"type":"badge-won","at":"2031-01-01T00:00:00Z"}';
    await writeFile(path, `\0\0\0\n{"no":"type"}\n${newer}\n\n${JSON.stringify(hint('p/l'))}\n`);
    const journal = await start();
    assert.equal(hints(journal), 1);
    assert.deepEqual(codes(), ['journal.damaged-lines']);
    assert.match(problems[0]?.message ?? '', /^2 lines/);
    await journal.append(hint('p/l'));
    assert.ok((await readFile(path, 'utf8')).includes(newer));
  });

  it('names a damaged line by the same place whenever it is read', async () => {
    const told: string[][] = [];
    const read = async (): Promise<ProgressJournal> => {
      const onProblem = (_problem: Problem, places: readonly string[]) => told.push([...places]);
      const journal = new ProgressJournal(path, { onChange: () => undefined, onProblem });
      journals.push(journal);
      await journal.open();
      return journal;
    };
    await writeFile(path, 'ü\n');
    const first = await read();
    await appendFile(path, 'rubbish\n');
    await first.refresh();
    await read();
    assert.deepEqual(told, [['0:2'], ['3:7'], ['0:2', '3:7']]);
  });

  it('keeps events in memory while the disk refuses them, says so once, and saves them when it can', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where the folder should be');
    const journal = await start(join(blocked, 'progress.jsonl'));
    problems.length = 0;
    await journal.append(hint('p/l'));
    await journal.append(hint('p/l'));
    assert.equal(hints(journal), 2);
    assert.equal(codes().filter((code) => code === 'journal.unwritable').length, 1);
    await rm(blocked);
    await journal.refresh();
    assert.equal(hints(journal), 2);
    assert.equal(hints(await start(join(blocked, 'progress.jsonl'))), 2);
  });

  it('starts over when the file was replaced by a shorter one', async () => {
    const journal = await start();
    await journal.append(hint('p/l'));
    await journal.append(hint('p/l'));
    await writeFile(path, `${JSON.stringify(hint('p/other'))}\n`);
    await journal.refresh();
    assert.deepEqual([hints(journal), hints(journal, 'p/other')], [0, 1]);
  });

  it('reads a line that arrives in two pieces once it is whole', async () => {
    const journal = await start();
    const line = JSON.stringify(hint('p/l'));
    await appendFile(path, line.slice(0, 10));
    await journal.refresh();
    assert.equal(hints(journal), 0);
    await appendFile(path, `${line.slice(10)}\n`);
    await journal.refresh();
    assert.equal(hints(journal), 1);
    assert.deepEqual(problems, []);
  });

  it('names a damaged line by the same place, whatever bytes stand before it', async () => {
    const places: string[][] = [];
    const read = async (): Promise<ProgressJournal> => {
      const onProblem = (_problem: Problem, at: readonly string[]) => places.push([...at]);
      const journal = new ProgressJournal(path, { onChange: () => undefined, onProblem });
      journals.push(journal);
      await journal.open();
      return journal;
    };
    await writeFile(path, Buffer.from([0xff, 0xfe, 0xff, 0x0a]));
    const first = await read();
    await appendFile(path, 'rubbish\n');
    await first.refresh();
    assert.deepEqual(places, [['0:3'], ['4:7']]);
  });

  it('cut off at any byte has every whole line, takes what comes next, and says the same after a restart', async () => {
    const whole = Buffer.from(['p/ü', 'p/b', 'p/c'].map((lab) => `${JSON.stringify(hint(lab))}\n`).join(''));
    for (let cut = 0; cut <= whole.length; cut++) {
      await writeFile(path, whole.subarray(0, cut));
      const journal = await start(path, new FaultyDisk());
      await journal.append(hint('p/next'));
      const labs = (progress: ProgressJournal): string[] => Object.keys(progress.progress.labs);
      if (cut % 5 === 0) assert.deepEqual(labs(await start()), labs(journal));
      assert.equal(hints(journal, 'p/next'), 1);
      // A line is whole even where its newline alone was cut off.
      const lineEnds = [...whole.keys()].filter((at) => whole[at] === 0x0a);
      const kept = ['p/ü', 'p/b', 'p/c'].filter((_, i) => cut >= (lineEnds[i] ?? 0));
      assert.deepEqual(labs(journal), [...kept, 'p/next'], `cut at ${cut}`);
      journal.dispose();
    }
  });

  it('has everything that it said it had when its process is killed', async () => {
    for (const round of [1, 2, 3]) {
      const lab = `p/round-${round}`;
      const args = ['--import', 'tsx', join(import.meta.dirname, '../support/journalWriter.ts'), path, lab];
      const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const said: string[] = [];
      for await (const line of createInterface(writer.stdout)) {
        said.push(line);
        if (said.length === 20 * round) writer.kill('SIGKILL');
      }
      if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
      assert.ok(said.length >= 20);
      const journal = await start();
      const { hints: there } = labProgress(journal.progress, lab);
      for (const flaw of said) assert.equal(there[flaw], 1, `${lab} ${flaw}`);
    }
  });

  it('keeps events while the disk is really full', async function () {
    if (process.platform !== 'linux') this.skip();
    await symlink('/dev/full', path);
    const journal = await start();
    await journal.append(hint('p/l'));
    assert.equal(hints(journal), 1);
    assert.match(problems[0]?.message ?? '', /ENOSPC/);
    await rm(path);
    await journal.refresh();
    assert.equal(hints(await start()), 1);
  });

  it('reads on, and keeps events, where the storage is read-only', async function () {
    if (process.platform === 'win32') this.skip(); // A folder has no such mode there.
    await writeFile(path, `${JSON.stringify(hint('p/l'))}\n`);
    await chmod(folder, 0o555);
    await chmod(path, 0o444);
    await withoutRoot(async () => {
      const journal = await start();
      await journal.append(hint('p/l'));
      assert.equal(hints(journal), 2);
      assert.deepEqual(codes(), ['journal.unwritable']);
      assert.ok((await journal.export(at)).ok, 'what is in memory can be saved elsewhere');
      const refused = await journal.import([hint('p/other')], at);
      assert.ok(!refused.ok && refused.problem.code === 'journal.unwritable');
    });
    await chmod(folder, 0o755);
  });

  it('loses and doubles nothing, whichever window writes while the disk comes and goes', async () => {
    const turn = fc.record({
      window: fc.nat(1),
      state: fc.constantFrom('well', 'full', 'read-only'),
      share: fc.double({ min: 0, max: 0.99, noNaN: true }),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async (turns) => {
        const file = join(folder, `${run++}`, 'progress.jsonl');
        const disk = new FaultyDisk();
        const windows = [make(file, disk), make(file, disk)] as const;
        for (const [n, { window, state, share }] of turns.entries()) {
          Object.assign(disk, { state, share });
          await windows[window as 0 | 1].append(hint(`p/${n}`));
        }
        disk.state = 'well';
        for (const window of [...windows, ...windows]) await window.refresh();
        for (const journal of [...windows, await start(file)]) {
          assert.deepEqual(
            turns.map((_, n) => hints(journal, `p/${n}`)),
            turns.map(() => 1),
          );
        }
        for (const journal of journals.splice(0)) journal.dispose();
      }),
      { numRuns: 100 },
    );
  });

  it('says the same in however many pieces it is read', async () => {
    const line = fc.oneof(
      fc
        .tuple(progressEvent, fc.constantFrom(undefined, undefined, 'one', 'two'))
        .map(([event, imported]) => JSON.stringify({ ...event, imported })),
      newerEvent,
      fc.constant('{"torn'),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line, { maxLength: 4 }), { maxLength: 5 }), async (pieces) => {
        const file = join(folder, `pieces-${run++}.jsonl`);
        const journal = await start(file);
        for (const lines of pieces) {
          await appendFile(file, lines.map((text) => `${text}\n`).join(''));
          await journal.refresh();
        }
        assert.deepEqual(journal.progress, replay(pieces.flat()).progress);
        for (const done of journals.splice(0)) done.dispose();
      }),
      { numRuns: 40 },
    );
  });

  it('takes what another machine exported, once, and the other window hears of it', async () => {
    const [here, window, there] = [await start(), await start(), await start(join(folder, 'there', 'progress.jsonl'))];
    await here.append(hint('p/here'));
    for (const lab of ['p/there', 'p/there', 'p/here']) await there.append(hint(lab));
    const text = await there.export('2026-09-02T00:00:00Z');
    const events = parseProgressFile(text.ok ? text.value : '', 'file');
    const given: readonly ForeignEvent[] = events.ok ? events.value : [];
    assert.deepEqual(await here.import(given, at), { ok: true, value: 2 });
    assert.deepEqual(await here.import(given, at), { ok: true, value: 0 });
    await window.refresh();
    for (const journal of [here, window]) {
      assert.deepEqual([hints(journal, 'p/there'), hints(journal, 'p/here')], [2, 1]);
    }
  });

  it('does not import a second time the line that a crash left without its end', async () => {
    await writeFile(path, JSON.stringify(hint('p/l')));
    const journal = await start();
    assert.deepEqual(await journal.import([hint('p/l'), hint('p/other')], at), { ok: true, value: 1 });
    assert.deepEqual([hints(journal), hints(journal, 'p/other')], [1, 1]);
  });
});
