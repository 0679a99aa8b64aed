import assert from 'node:assert/strict';
import { impactSentence, regradeImpact } from '../../../src/core/desk/regradeImpact.ts';
import type { Row } from '../../../src/core/desk/row.ts';
import { flaw, row, unread } from '../../support/rows.ts';

const passed = (file: string, given: Partial<Row> = {}): Row => row({ file, ...given });
const failed = (file: string, score = 80, ids = ['F02']): Row =>
  row({ file, score, passed: false, flaws: ids.map((id) => flaw(id)) });

const ofOtherPack = (given: Row): Row => ({ ...given, pack: { ...given.pack, id: 'other' } });

describe('The impact of grading again', () => {
  const before = [
    passed('a'),
    failed('b'),
    failed('c'),
    failed('d'),
    passed('e'),
    unread('fault', 'timeout', 'Too long.', { file: 'f' }),
    passed('g'),
    passed('gone'),
    unread('refused', 'submission.pack', 'Another pack.', { file: 'r' }),
  ];
  const after = [
    failed('a', 90, ['F06']),
    passed('b'),
    failed('c', 70),
    failed('d', 80, ['F04']),
    unread('fault', 'memory', 'Too much.', { file: 'e' }),
    passed('f'),
    passed('g'),
    passed('new'),
    unread('refused', 'submission.pack', 'Another pack.', { file: 'r' }),
  ];

  it('says of each verdict what changes', () => {
    const { compared, changes, onlyBefore, onlyAfter } = regradeImpact(before, after);
    assert.deepEqual([compared, onlyBefore, onlyAfter], [7, 1, 1]);
    assert.deepEqual(
      changes.map(({ kind, after }) => [kind, after.file]),
      [
        ['pass-to-fail', 'a'],
        ['fail-to-pass', 'b'],
        ['not-gradable-now', 'e'],
        ['gradable-now', 'f'],
        ['score', 'c'],
        ['flaws', 'd'],
      ],
    );
    assert.equal(
      impactSentence(regradeImpact(before, after)),
      '6 of 7 verdicts change: 1 no longer passes, 1 passes now, 1 can’t be graded any more, 1 can be graded now, 1 gets another score and 1 keeps its score with other flaws.',
    );
  });

  it('says which flaws appear and disappear', () => {
    const { flaws } = regradeImpact(before, after);
    assert.deepEqual(
      flaws.map(({ id, appears, disappears }) => [id, appears, disappears]),
      [
        ['F02', 0, 2],
        ['F04', 1, 0],
        ['F06', 1, 0],
      ],
    );
  });

  it('compares what counts: not the submission that a later one takes the place of', () => {
    const learner = { name: 'Ada', id: 's1', key: 'k' };
    const first = passed('first', { learner, made: '2026-10-01T08:00:00Z' });
    const last = passed('last', { learner, made: '2026-10-02T08:00:00Z' });
    assert.equal(regradeImpact([first, last], [{ ...first, passed: false, score: 0 }, last]).changes.length, 0);
  });

  it('has words for nothing that changes, and for nothing to compare', () => {
    assert.equal(impactSentence(regradeImpact(before, before)), 'All 7 verdicts stay the same.');
    assert.equal(impactSentence(regradeImpact([passed('a')], [passed('a')])), 'The one verdict stays the same.');
    const nothing = 'No submission was graded with the same pack before and now, so there is nothing to compare.';
    assert.equal(impactSentence(regradeImpact([], after)), nothing);
    assert.equal(impactSentence(regradeImpact(before.map(ofOtherPack), after)), nothing);
  });

  it('compares the versions of one pack where rows of several are mixed, in whatever order', () => {
    const [mine, other] = [passed('a'), ofOtherPack(failed('a'))];
    for (const mixed of [
      [mine, other],
      [other, mine],
    ]) {
      const { compared, changes, onlyBefore, onlyAfter } = regradeImpact(mixed, [mine]);
      assert.deepEqual([compared, changes.length, onlyBefore, onlyAfter], [1, 0, 1, 0]);
    }
  });
});
