import assert from 'node:assert/strict';
import { times } from '../../../src/core/grading/flaw.ts';
import { billions, decimalsFor, shown } from '../../../src/core/grading/units.ts';

describe('numbers for people', () => {
  it('has as many decimals as tell an effect from its limit, and two where that is enough or nothing is', () => {
    const beside = (effect: number, limit: number): string => shown(effect, decimalsFor(effect, limit));
    assert.deepEqual(
      [beside(0.0503, 0.05), beside(0.0496, 0.05), beside(0.2, 0.05), beside(0.05, 0.05), beside(0.05 + 1e-9, 0.05)],
      ['0.0503', '0.0496', '0.20', '0.05', '0.0500'],
    );
  });

  it('has one real minus sign, and none before 0', () => {
    assert.deepEqual([shown(-0.024), shown(-0.001), shown(-0), shown(1.005, 1)], ['−0.02', '0.00', '0.00', '1.0']);
  });

  it('says factors of odds with one decimal below 10, and none above', () => {
    assert.deepEqual(
      [times(-1), times(1), times(2.302), times(4.25)],
      ['1.0 times', '2.7 times', '10 times', '70 times'],
    );
  });

  it('says billions in words', () => {
    assert.deepEqual([0, 3.24, 190.2, 6100].map(billions), ['0', '3.2 billion', '190 billion', '6.1 trillion']);
  });
});
