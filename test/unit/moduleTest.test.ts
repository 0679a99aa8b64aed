import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawTest, markTest, type TestQuestion } from '../../src/core/course/moduleTest.ts';
import { applyEvent, noProgress, testProgress, type ProgressEvent } from '../../src/core/course/progress.ts';

const questionOf = (lesson: string, id: string): TestQuestion => ({
  lesson,
  question: {
    id,
    ask: 'Which?',
    options: [
      { id: 'yes', text: 'This', right: true, feedback: 'Yes.' },
      { id: 'no', text: 'That', right: false, feedback: 'No.' },
    ],
  },
});
const poolOf = (...sizes: number[]): TestQuestion[] =>
  sizes.flatMap((size, l) => Array.from({ length: size }, (_, q) => questionOf(`l${l}`, `l${l}-q${q}`)));

const at = '2026-01-02T03:04:05Z';
const test = 'pack/m7';
const start = { type: 'test-started', at, test } as const;
const answer = (question: string, option: string): ProgressEvent => ({
  type: 'test-answered',
  at,
  test,
  question,
  option,
});
const handIn = (right: number, of: number, passed: boolean): ProgressEvent => ({
  type: 'test-handed-in',
  at,
  test,
  right,
  of,
  passed,
});
const after = (...events: ProgressEvent[]) => testProgress(events.reduce(applyEvent, noProgress), test);

describe('A module test', () => {
  it('draws without repeating, as evenly from the lessons as their questions allow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 40 }),
        fc.string(),
        (sizes, draw, key) => {
          const drawn = drawTest(poolOf(...sizes), draw, key);
          const total = sizes.reduce((sum, size) => sum + size, 0);
          assert.equal(drawn.length, Math.min(draw, total));
          assert.equal(new Set(drawn.map(({ question }) => question.id)).size, drawn.length);
          const counts = sizes.map((_, l) => drawn.filter(({ lesson }) => lesson === `l${l}`).length);
          // A lesson has two fewer than another only where it has no more.
          for (const [l, count] of counts.entries()) {
            if (count < Math.max(...counts) - 1) assert.equal(count, sizes[l]);
          }
        },
      ),
    );
  });

  it('asks the same questions in the same order for one attempt, and others for the next', () => {
    const ids = (key: string) => drawTest(poolOf(10, 10, 10), 15, key).map(({ question }) => question.id);
    assert.deepEqual(ids('m9#1'), ids('m9#1'));
    assert.notDeepEqual(ids('m9#1'), ids('m9#2'));
    assert.notDeepEqual([...ids('m9#1')].sort(), [...ids('m9#2')].sort());
  });

  it('is passed at the mark, not below, and an open question is a wrong one', () => {
    const drawn = poolOf(15);
    const answersOf = (right: number) => Object.fromEntries(drawn.slice(0, right).map((q) => [q.question.id, 'yes']));
    assert.deepEqual(markTest(drawn, answersOf(12), 80), { right: 12, of: 15, passed: true });
    assert.deepEqual(markTest(drawn, answersOf(11), 80), { right: 11, of: 15, passed: false });
    assert.deepEqual(markTest([], {}, 80), { right: 0, of: 0, passed: false });
    assert.equal(markTest(drawn, { ...answersOf(15), 'l0-q0': 'gone' }, 80).right, 14);
  });

  it('lets an answer be changed until it is handed in, and not after', () => {
    const open = after(start, answer('q1', 'a'), answer('q1', 'b'));
    assert.deepEqual([open.attempt, open.open, open.answers], [1, true, { q1: 'b' }]);
    const closed = after(start, answer('q1', 'b'), handIn(1, 1, true), answer('q1', 'a'));
    assert.deepEqual([closed.open, closed.answers], [false, { q1: 'b' }]);
  });

  it('keeps the questions and the result of an attempt, whatever becomes of the course', () => {
    const begun = after({ ...start, questions: ['q2', 'q1'] });
    assert.deepEqual([begun.drawn, begun.result], [['q2', 'q1'], null]);
    const done = after({ ...start, questions: ['q2', 'q1'] }, handIn(1, 2, false));
    assert.deepEqual(done.result, { right: 1, of: 2, passed: false });
    assert.deepEqual([after(start).drawn, after(start, handIn(1, 2, true), start).result], [null, null]);
  });

  it('keeps the best attempt and that it was passed, whatever comes later', () => {
    const state = after(start, handIn(12, 15, true), start, handIn(7, 10, false));
    assert.deepEqual([state.attempt, state.best, state.passed], [2, { right: 12, of: 15 }, true]);
    assert.deepEqual(after(start, handIn(7, 10, false), start, handIn(12, 15, true)).best, { right: 12, of: 15 });
  });
});
