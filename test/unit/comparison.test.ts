import assert from 'node:assert/strict';
import { compareView } from '../../src/editor/compareView.ts';
import { comparisonKey, parseRef, refsOfKey, refText, type PipelineRef } from '../../src/editor/pipelineRef.ts';
import { labOfSystem, systemSchema } from '../../src/core/course/system.ts';
import { began, ended, isStale, notCompared, progressedTo, read } from '../../src/workspace/comparison.ts';
import { flawOf, verdictOf } from './verdictFixture.ts';

const verdict = verdictOf([flawOf('F01', 'flawed')]);
const fault = { kind: 'timeout', message: 'It took too long.' } as const;

describe('A comparison', () => {
  const first = ended(began(notCompared, 0), { kind: 'verdict', verdict });

  it('runs one side after the other, and keeps what came of both', () => {
    const running = progressedTo(began(first, 1), 3, 16);
    assert.deepEqual(running.running, { side: 1, seedsDone: 3, seedsMax: 16 });
    assert.equal(running.results[0]?.verdict, verdict);
    const done = ended(running, { kind: 'fault', fault });
    assert.deepEqual([done.running, done.results[1]], [null, { verdict: null, fault }]);
  });

  it('is stale where a text is another one than ran, and current again after an undo', () => {
    const done = ended(read(began(first, 1), 'mine'), { kind: 'verdict', verdict });
    assert.equal(isStale(done, 1, 'mine'), false);
    assert.equal(isStale(done, 1, 'mine, changed'), true);
    assert.equal(isStale(done, 1, undefined), false, 'what never changes');
    assert.equal(isStale(read(began(first, 1), 'mine'), 1, 'changed'), false, 'not before it has run');
    assert.deepEqual(began(done, 0).texts, [null, null]);
  });

  it('puts away what was known when it begins anew', () => {
    const done = ended(began(first, 1), { kind: 'verdict', verdict });
    assert.deepEqual(began(done, 0).results, [null, null]);
  });

  it('keeps nothing of a run that was cancelled', () => {
    assert.deepEqual(ended(began(first, 1), { kind: 'cancelled' }), notCompared);
    assert.deepEqual(progressedTo(notCompared, 1, 2), notCompared);
  });
});

describe('The key of a comparison', () => {
  const refs: readonly PipelineRef[] = [
    { kind: 'system', id: 'pack/star' },
    { kind: 'lab', folder: '/home/a & b/compare:x/100%\nnew' },
    { kind: 'lab', folder: 'C:\\labs\\star' },
  ];

  it('names both pipelines, whatever their folders are called', () => {
    for (const one of refs) {
      assert.deepEqual(parseRef(refText(one)), one);
      for (const other of refs) assert.deepEqual(refsOfKey(comparisonKey([one, other])), [one, other]);
    }
  });

  it('is told from all other keys', () => {
    for (const key of [
      '',
      'pack/lesson',
      'lab:pack/lab',
      'compare:',
      'compare:a&b',
      'compare:%',
      'compare:system%3Aa',
    ]) {
      assert.equal(refsOfKey(key), undefined, key);
    }
    assert.equal(refsOfKey(`${comparisonKey([refs[0]!, refs[1]!])}&lab%3Ax`), undefined);
  });
});

describe('What is shown of two pipelines', () => {
  const system = (changes: object) => {
    const made = systemSchema.parse({
      id: 'one',
      title: 'One',
      year: 2020,
      summary: 'It loops.',
      sources: ['doe2020'],
      faithful: ['Both do.', 'One does.'],
      simplified: ['Both are small.'],
      try: ['Look.', 'Look again.'],
      ...changes,
    });
    const none: ReadonlyMap<string, string> = new Map();
    const files = { readme: '', skeleton: '', prompts: none, solutions: none, variants: none, references: none };
    return { system: made, files: { ...files, lab: labOfSystem(made) }, note: String(made.year) };
  };
  const one = system({});
  const two = system({ id: 'two', title: 'Two', faithful: ['Two does.', 'Both do.'] });

  it('tells apart what is said of one of them and what is said of both', () => {
    const { sides, shared, sameWorld } = compareView('One and Two', [one, two], notCompared);
    assert.deepEqual(
      sides.map(({ faithful }) => faithful),
      [['One does.'], ['Two does.']],
    );
    assert.deepEqual(shared, { faithful: ['Both do.'], simplified: ['Both are small.'] });
    assert.equal(sameWorld, true);
  });

  it('says nothing of a pipeline that is no system, and tells other worlds', () => {
    const lab = { ...system({ world: { facts: 50 } }), system: null };
    const { sides, shared, sameWorld } = compareView('One and a lab', [one, lab], notCompared);
    assert.deepEqual([sides[1].faithful, sides[1].simplified], [[], []]);
    assert.deepEqual(sides[0].faithful, ['Both do.', 'One does.']);
    assert.deepEqual([shared.faithful, sameWorld], [[], false]);
  });

  it('has the verdicts as far as they are known', () => {
    const first = ended(began(notCompared, 0), { kind: 'verdict', verdict });
    const { sides, running } = compareView('One and Two', [one, two], began(first, 1));
    assert.deepEqual([sides[0].verdict, sides[1].verdict, running?.side], [verdict, null, 1]);
  });
});
