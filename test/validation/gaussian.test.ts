import assert from 'node:assert/strict';
import {
  accumulateLimit,
  c4,
  expectedLogVarianceUnbiased,
  expectedMomentsFresh,
  expectedSdUnbiased,
  expectedVarianceAccumulate,
  expectedVarianceMle,
  expectedWassersteinMle,
  expectedWassersteinUnbiased,
  type GaussianData,
  type GaussianRun,
  mleShrinkage,
  runGaussian,
  squaredWasserstein,
} from '../../src/core/kernels/gaussian.ts';
import { assertMean, assertPrinted } from '../support/monteCarlo.ts';

/** simulation.md §1.b. */
describe('a Gaussian refitted to its own samples', () => {
  const runs = (r: number, items: number, generations: number, data: GaussianData): GaussianRun[] =>
    Array.from({ length: r }, (_, i) => runGaussian({ items, generations, data }, i + 1));
  const variances = (all: readonly GaussianRun[], t: number): number[] => all.map(({ variance }) => variance[t]!);
  const squaredMeans = (all: readonly GaussianRun[], t: number): number[] => all.map(({ mean }) => mean[t]! ** 2);
  const distances = (all: readonly GaussianRun[], t: number): number[] =>
    all.map(({ mean, variance }) => squaredWasserstein(mean[t]!, variance[t]!));

  const times = { 10: [1, 10, 50], 100: [1, 10, 50, 100] } as const;
  const printed = {
    10: {
      variance: ['.9', '.3487', '.00515'],
      squaredMean: ['.1', '.6513', '.9948'],
      distance: ['.1545', '1.105', '1.964'],
      unbiasedDistance: ['.1547', '1.484', undefined],
      sd: ['.9727', '.7579', '.2501'],
      logVariance: ['-.1152', '-1.152', '-5.760'],
    },
    100: {
      variance: ['.99', '.9044', '.6050', '.3660'],
      squaredMean: ['.01', '.0956', '.3950', '.6340'],
      distance: ['.01504', '.1454', '.6289', '1.060'],
      unbiasedDistance: ['.01504', '.1499', '.7372', '1.446'],
      sd: ['.9975', '.9751', '.8814', '.7768'],
      logVariance: ['-.01014', '-.1014', '-.5068', '-1.014'],
    },
  } as const;

  for (const n of [10, 100] as const) {
    const table = printed[n];

    it(`maximum likelihood, n = ${n}: the spread moves into the mean`, () => {
      const all = runs(8000, n, times[n].at(-1)!, { kind: 'replace', estimator: 'MLE' });
      times[n].forEach((t, i) => {
        const variance = expectedVarianceMle(n, t);
        assertPrinted(variance, table.variance[i]!, `E σ² at t=${t}`);
        assertPrinted(1 - variance, table.squaredMean[i]!, `E μ² at t=${t}`);
        assertPrinted(expectedWassersteinMle(n, t), table.distance[i]!, `E W2² at t=${t}`);
        // Beyond t = 2n the mean of σ² is carried by lineages rarer than one in these runs.
        if (t <= 2 * n) assertMean(variances(all, t), variance, `σ² at t=${t}`);
        assertMean(squaredMeans(all, t), 1 - variance, `μ² at t=${t}`);
        assertMean(distances(all, t), expectedWassersteinMle(n, t), `W2² at t=${t}`);
      });
    });

    it(`unbiased, n = ${n}: the typical spread dies though its mean stays`, () => {
      const all = runs(8000, n, times[n].at(-1)!, { kind: 'replace', estimator: 'unbiased' });
      times[n].forEach((t, i) => {
        assertPrinted(expectedSdUnbiased(n, t), table.sd[i]!, `E σ at t=${t}`);
        assertMean(variances(all, t).map(Math.sqrt), expectedSdUnbiased(n, t), `σ at t=${t}`);
        const logs = variances(all, t).map(Math.log);
        assertPrinted(expectedLogVarianceUnbiased(n, t), table.logVariance[i]!, `E ln σ² at t=${t}`);
        assertMean(logs, expectedLogVarianceUnbiased(n, t), `ln σ² at t=${t}`, { loosest: 0.2 });
        const distance = table.unbiasedDistance[i];
        if (distance === undefined) return;
        assertPrinted(expectedWassersteinUnbiased(n, t), distance, `E W2² at t=${t}`);
        assertMean(distances(all, t), expectedWassersteinUnbiased(n, t), `W2² at t=${t}`, { loosest: 0.2 });
      });
    });
  }

  it('unbiased, n = 10, t = 50: mean 1, median .0032', () => {
    const sorted = variances(runs(8000, 10, 50, { kind: 'replace', estimator: 'unbiased' }), 50).sort((a, b) => a - b);
    const median = Math.log(sorted[sorted.length / 2]!);
    // SE of a median of ln σ²: 1.2533 SD/√R, SD = √(t ψ′((n − 1)/2)) = 3.54.
    assert.ok(Math.abs(median - Math.log(0.0032)) <= 4 * ((1.2533 * 3.54) / Math.sqrt(8000)), `median e^${median}`);
  });

  it('the leading order of W2² is 3t/(2n)', () => {
    for (const t of [1, 10]) {
      assert.ok(Math.abs(expectedWassersteinUnbiased(1000, t) / (1.5 * (t / 1000)) - 1) < 0.01);
    }
  });

  it('b_n and c4 differ by √((n − 1)/n)', () => {
    for (const n of [2, 3, 10, 101]) assert.ok(Math.abs(mleShrinkage(n) - c4(n) * Math.sqrt((n - 1) / n)) < 1e-14);
    assertPrinted(c4(2), '.79788', 'c4(2)');
    assertPrinted(c4(10), '.97266', 'c4(10)');
  });

  for (const [n, at10, limit] of [
    [2, '.3757', '.3582'],
    [10, '.8515', '.8434'],
    [100, '.9846', '.9836'],
  ] as const) {
    it(`accumulating, n = ${n}: the spread stays`, () => {
      const all = runs(n === 2 ? 12_000 : 2000, n, 200, { kind: 'accumulate' });
      assertPrinted(expectedVarianceAccumulate(n, 10), at10, 'E σ² at t=10');
      assertPrinted(accumulateLimit(n), limit, 'limit');
      for (const t of [1, 10, 200]) assertMean(variances(all, t), expectedVarianceAccumulate(n, t), `σ² at t=${t}`);
      assert.ok(Math.abs(expectedVarianceAccumulate(n, 1_000_000) - accumulateLimit(n)) < 1e-5);
    });
  }

  for (const [m, at300] of [
    [0.01, '.6645'],
    [0.05, '.9065'],
    [0.1, '.9497'],
    [0.5, '.9868'],
  ] as const) {
    it(`a share of ${m} fresh real samples, n = 100`, () => {
      const all = runs(3000, 100, 300, { kind: 'fresh', share: m });
      assertPrinted(expectedMomentsFresh(100, m, 300).variance, at300, 'E σ² at t=300');
      for (const t of [20, 300]) {
        const { variance, squaredMean } = expectedMomentsFresh(100, m, t);
        assertMean(variances(all, t), variance, `σ² at t=${t}`);
        assertMean(squaredMeans(all, t), squaredMean, `μ² at t=${t}`);
      }
    });
  }
});
