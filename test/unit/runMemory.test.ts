import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../src/core/grading/verdict.ts';
import { edited, finished, neverRun, recalled, shownRuns, shownVerdict, started } from '../../src/workspace/labRun.ts';
import type { LabRun } from '../../src/workspace/labRun.ts';
import { RunMemory } from '../../src/workspace/runMemory.ts';
import { flawOf, verdictOf } from './verdictFixture.ts';

const generation = { t: 0, knowledge: 0.6, tailAlive: 1, diversity: 1, flattery: 0, luck: 0, trained: 0, human: 0 };

/** A verdict told from others by how much its last model knows. */
const verdictWith = (knowledge: number): Verdict => ({
  ...verdictOf([flawOf('F01', 'flawed')]),
  metrics: { generations: [generation, { ...generation, t: 1, knowledge }], lost: [], facts: 10 },
});

const run = (before: LabRun, text: string, knowledge: number): LabRun =>
  finished(started(edited(before, text), text), { kind: 'verdict', verdict: verdictWith(knowledge) });

const endsOf = ({ past }: Pick<LabRun, 'past'>): (readonly [number, number | undefined])[] =>
  past.map(({ number, generations }) => [number, generations.at(-1)?.knowledge]);

describe('The runs before the newest', () => {
  it('are three at most, the newest first, each with its number', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].reduce((before, text, i) => run(before, text, i / 10), neverRun);
    assert.equal(all.runs, 5);
    assert.deepEqual(endsOf(all), [
      [4, 0.3],
      [3, 0.2],
      [2, 0.1],
    ]);
  });

  it('do not fill up with runs of one text', () => {
    const again = run(run(run(neverRun, 'a', 0.1), 'b', 0.2), 'b', 0.2);
    assert.equal(again.runs, 3);
    assert.deepEqual(endsOf(again), [[1, 0.1]]);
  });

  it('are already those of the run under way once its first seeds say something', () => {
    const before = run(neverRun, 'a', 0.1);
    const going = started(edited(before, 'b'), 'b');
    assert.deepEqual(shownRuns(going), { number: 1, past: [] });
    const provisional = { ...going, running: { ...going.running!, provisional: verdictWith(0.2) } };
    const { number, past } = shownRuns(provisional);
    assert.equal(number, 2);
    assert.deepEqual(endsOf({ past }), [[1, 0.1]]);
  });
});

describe('What is known of runs over a restart', () => {
  let root: string;
  const place = { folder: '/labs/mine', key: 'pack/lab' };
  const { hash } = verdictWith(0).pack;
  const file = async (): Promise<string> => join(root, (await readdir(root))[0] ?? '');

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'groundloop-runs-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const restarted = async (text: string): Promise<LabRun> => {
    const kept = await new RunMemory(root).recall(place, hash);
    return edited(kept ? recalled(neverRun, kept) : neverRun, text);
  };

  it('is the verdict, its number and the runs before it; stale where the text is another one', async () => {
    const before = run(run(neverRun, 'a', 0.1), 'b', 0.2);
    await new RunMemory(root).keep(place, before);
    const same = await restarted('b');
    assert.deepEqual(shownVerdict(same), { verdict: verdictWith(0.2), stale: false });
    assert.equal(same.runs, 2);
    assert.deepEqual(endsOf(same), [[1, 0.1]]);
    assert.equal(shownVerdict(await restarted('c'))?.stale, true);
    assert.deepEqual(await readdir(root), [(await readdir(root))[0]], 'no draft is left');
  });

  it('counts on from there, and gives way to what ran since', async () => {
    await new RunMemory(root).keep(place, run(neverRun, 'a', 0.1));
    const next = run(await restarted('b'), 'b', 0.2);
    assert.equal(next.runs, 2);
    assert.deepEqual(endsOf(next), [[1, 0.1]]);
    const kept = await new RunMemory(root).recall(place, hash);
    assert.equal(recalled(next, kept!), next);
  });

  it('is nothing where the file is damaged, torn, too large, or of a version to come', async () => {
    await new RunMemory(root).keep(place, run(neverRun, 'a', 0.1));
    const path = await file();
    const whole = await readFile(path, 'utf8');
    const damaged = [
      '',
      whole.slice(0, -5),
      whole.replace('"format":1', '"format":2'),
      whole.replace('"score":', '"score":9'),
      `${whole}${' '.repeat(3 * 1024 * 1024)}`,
    ];
    for (const text of damaged) {
      await writeFile(path, text);
      assert.equal(await new RunMemory(root).recall(place, hash), undefined, text.slice(0, 40));
    }
    await rm(path);
    assert.equal(await new RunMemory(root).recall(place, hash), undefined);
  });

  it('is only the count where the pack is another one since', async () => {
    await new RunMemory(root).keep(place, run(run(neverRun, 'a', 0.1), 'b', 0.2));
    const kept = await new RunMemory(root).recall(place, 'f'.repeat(64));
    assert.deepEqual(kept, { format: 1, runs: 2, last: null, past: [] });
  });

  it('leaves a verdict out that is too large, and keeps the rest', async () => {
    await new RunMemory(root).keep(place, run(run(neverRun, 'a', 0.1), 'b'.repeat(3 * 1024 * 1024), 0.2));
    const kept = await new RunMemory(root).recall(place, hash);
    assert.equal(kept?.last, null);
    assert.equal(kept.runs, 2);
    assert.deepEqual(endsOf(kept), [[1, 0.1]]);
  });

  it('tells whoever keeps it where the disk refuses', async () => {
    await writeFile(join(root, 'file'), '');
    await assert.rejects(new RunMemory(join(root, 'file')).keep(place, run(neverRun, 'a', 0.1)));
  });
});
