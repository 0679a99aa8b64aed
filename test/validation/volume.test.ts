import assert from 'node:assert/strict';
import { zipf } from '../../src/core/kernels/categorical.ts';
import { expectedSurvivors, Resampling } from '../../src/core/kernels/resampling.ts';
import { likelihoodFilterLimit, runLikelihoodFilter } from '../../src/core/kernels/volume.ts';
import { assertMean, assertPrinted, meanAndError, perSeed } from '../support/monteCarlo.ts';

/** simulation.md §1.r. */
describe('more synthetic data', () => {
  const frequencies = zipf(1000, 1);

  for (const [items, at10, at50, runs] of [
    [1000, '96.3', '28.72', 60],
    [10_000, '460.5', '174.8', 12],
    [100_000, '974.5', '680.1', 4],
  ] as const) {
    it(`slows drift down: N = ${items}`, () => {
      const resampling = new Resampling({ frequencies, items, generations: 50 });
      const all = Array.from({ length: runs }, (_, i) => resampling.run(i + 1));
      for (const [t, printed] of [
        [10, at10],
        [50, at50],
      ] as const) {
        const closed = expectedSurvivors(frequencies, items, t);
        assertPrinted(closed, printed, `survivors at t=${t}`);
        // 6: the branching form is not the exact chain (the tolerance of the reference script).
        assertMean(
          all.map(({ survivors }) => survivors[t]!),
          closed,
          `survivors at t=${t}`,
          { abs: 6 },
        );
      }
    });
  }

  it('does not help against dropping the tenth least likely: 7.5, 8.7, 8.5, and 8 for ever more', () => {
    const filter = { frequencies, generations: 10, dropped: 0.1 };
    const limit = likelihoodFilterLimit(filter)[10]!;
    assert.equal(limit, 8);
    for (const [items, reference, runs] of [
      [1000, 7.5, 200],
      [10_000, 8.7, 60],
      [100_000, 8.5, 12],
    ] as const) {
      const left = perSeed(runs, (seed) => runLikelihoodFilter({ ...filter, items }, seed)[10]!);
      const { mean, error } = meanAndError(left);
      // The table's own figures are means of 10 runs: their error has our spread.
      const both = error * Math.sqrt(1 + runs / 10);
      assert.ok(Math.abs(mean - reference) <= 4 * both, `N = ${items}: ${mean} ± ${both}, the table says ${reference}`);
      assert.ok(mean > 6 && mean < 10, `N = ${items}: ${mean}`);
    }
  });
});
