import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../src/core/base/result.ts';
import { labProgress, type ProgressEvent } from '../../src/core/course/progress.ts';
import { ProgressJournal } from '../../src/journal/progressJournal.ts';

const at = '2026-09-01T10:00:00.000Z';
const hint = (lab: string): ProgressEvent => ({ type: 'hint-taken', at, lab, flaw: 'F01' });
const hints = (journal: ProgressJournal, lab = 'p/l'): number => labProgress(journal.progress, lab).hints['F01'] ?? 0;

describe('ProgressJournal', () => {
  let folder: string;
  let path: string;
  let problems: Problem[];
  let journals: ProgressJournal[];

  const start = async (file = path): Promise<ProgressJournal> => {
    const journal = new ProgressJournal(file, { onChange: () => undefined, onProblem: (p) => problems.push(p) });
    journals.push(journal);
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
});
