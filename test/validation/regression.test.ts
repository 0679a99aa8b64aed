import assert from 'node:assert/strict';
import {
  expectedTestError,
  runMeanWeighting,
  runRegression,
  settledVariance,
} from '../../src/core/kernels/regression.ts';
import { assertMean, assertPrinted } from '../support/monteCarlo.ts';

/** simulation.md §1.c. */
describe('regression on the labels of the last fit', () => {
  const task = { dimensions: 10, rows: 100, noise: 1 };
  const table = [
    [1, '.1124', '.1124'],
    [2, '.2247', '.1404'],
    [5, '.5618', '.1645'],
    [10, '1.1236', '.1741'],
    [20, '2.2472', '.1793'],
  ] as const;

  for (const data of ['replace', 'accumulate'] as const) {
    it(`${data}, d = 10, T = 100`, () => {
      const all = Array.from({ length: 4000 }, (_, i) => runRegression({ ...task, generations: 20, data }, i + 1));
      for (const [n, replaced, accumulated] of table) {
        const closed = expectedTestError({ ...task, data }, n);
        assertPrinted(closed, data === 'replace' ? replaced : accumulated, `E(${n})`);
        assertMean(
          all.map((testError) => testError[n]!),
          closed,
          `test error at ${n}`,
          { loosest: 0.04 * closed },
        );
      }
    });
  }

  it('accumulating never passes π²/6 of one fit', () => {
    const limit = (expectedTestError({ ...task, data: 'replace' }, 1) * Math.PI ** 2) / 6;
    assertPrinted(limit, '.1848', 'limit');
    const at = expectedTestError({ ...task, data: 'accumulate' }, 10_000);
    assert.ok(at < limit && at > limit - 2e-5);
  });
});

describe('fresh real samples against synthetic ones', () => {
  const golden = (Math.sqrt(5) - 1) / 2;
  const settled = (real: number, synthetic: number, weight: number, runs: number): Float64Array =>
    Float64Array.from(
      { length: runs },
      (_, i) => runMeanWeighting({ real, synthetic, weight, generations: 60 }, i + 1)[60]! ** 2 * real,
    );

  for (const [w, printed] of [
    [0.1, '4.316'],
    [0.3, '1.137'],
    [0.5, '.6667'],
    [golden, '.6180'],
    [0.8, '.7083'],
    [1, '1.0000'],
  ] as const) {
    it(`equally many, weight ${w.toFixed(3)}`, () => {
      const closed = settledVariance({ real: 100, synthetic: 100, weight: w }) * 100;
      assertPrinted(closed, printed, 'V n/σ²');
      assertMean(settled(100, 100, w, 8000), closed, 'variance of the estimate');
    });
  }

  it('is best at the golden ratio', () => {
    const best = settledVariance({ real: 1, synthetic: 1, weight: golden });
    for (let w = 0.01; w <= 1; w += 0.01) assert.ok(settledVariance({ real: 1, synthetic: 1, weight: w }) >= best);
  });

  for (const [b, printed] of [
    [0.5, '.667'],
    [0.9, '.526'],
  ] as const) {
    it(`unweighted, b = ${b}: 1/(1 + b)`, () => {
      const real = 100;
      const synthetic = Math.round((real * b) / (1 - b));
      const closed = settledVariance({ real, synthetic, weight: 1 - b }) * real;
      assertPrinted(closed, printed, 'n_r Var/σ²');
      assert.ok(Math.abs(closed - 1 / (1 + b)) < 1e-12);
      assertMean(settled(real, synthetic, 1 - b, 8000), closed, 'variance of the estimate');
    });
  }
});
