import assert from 'node:assert/strict';
import fc from 'fast-check';
import { binomial, logFactorial } from '../../../src/core/kernels/binomial.ts';
import { Categorical, zipf } from '../../../src/core/kernels/categorical.ts';
import { chiSquare } from '../../../src/core/kernels/gaussian.ts';
import { normal, normalQuantile } from '../../../src/core/kernels/normal.ts';
import { streamKey, uniform } from '../../../src/core/simulation/random.ts';
import { assertMean } from '../../support/monteCarlo.ts';

const N = 100_000;
const keyed = (n: number, draw: (key: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => draw(streamKey(i + 1, 3, 5)));

/** (χ² − df)/√(2 df) of counts against expected counts; sparse bins at the end are pooled. */
function chiSquareZ(counts: readonly number[], expected: readonly number[]): number {
  let chi = 0;
  let bins = 0;
  let pooled = { count: 0, expected: 0 };
  expected.forEach((e, i) => {
    pooled = { count: pooled.count + counts[i]!, expected: pooled.expected + e };
    if (pooled.expected < 10) return;
    chi += (pooled.count - pooled.expected) ** 2 / pooled.expected;
    bins++;
    pooled = { count: 0, expected: 0 };
  });
  return (chi - (bins - 1)) / Math.sqrt(2 * (bins - 1));
}

describe('keyed draws from distributions', () => {
  it('knows normal quantiles to rounding', () => {
    for (const [p, z] of [
      [0.5, 0],
      [0.6, 0.2533471031357998],
      [0.925, 1.439531470938456],
      [0.95, 1.6448536269514715],
      [0.01, -2.3263478740408408],
      [1e-6, -4.753424308822899],
      [1e-10, -6.361340902404056],
    ] as const) {
      assert.ok(Math.abs(normalQuantile(p) - z) <= 2e-15 * Math.max(1, Math.abs(z)), `p = ${p}`);
    }
  });

  it('is monotone and symmetric, so that coupled runs stay coupled', () => {
    const share = fc.double({ min: 1e-10, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        if (a < b) assert.ok(normalQuantile(a) <= normalQuantile(b));
        assert.ok(Math.abs(normalQuantile(1 - a) + normalQuantile(a)) < 1e-6);
      }),
    );
  });

  it('draws normals with the right moments', () => {
    const z = keyed(N, (key) => normal(key, 0));
    assertMean(z, 0, 'mean', { loosest: 0.02 });
    assertMean(
      z.map((x) => x * x),
      1,
      'variance',
    );
    assertMean(
      z.map((x) => x ** 4),
      3,
      'fourth moment',
    );
  });

  for (const freedom of [1, 2, 9, 99]) {
    it(`draws χ² with ${freedom} degrees of freedom: mean, variance, third central moment`, () => {
      const x = keyed(N, (key) => chiSquare(key, freedom));
      assertMean(x, freedom, 'mean');
      assertMean(
        x.map((value) => (value - freedom) ** 2),
        2 * freedom,
        'variance',
      );
      assertMean(
        x.map((value) => (value - freedom) ** 3),
        8 * freedom,
        'third moment',
        { loosest: 5 * freedom },
      );
    });
  }

  for (const [n, p] of [
    [5, 0.3],
    [40, 0.02],
    [40, 0.5],
    [40, 0.93],
    [1000, 0.011],
    [20_000, 0.58],
  ] as const) {
    it(`draws binomials as their masses say: n = ${n}, p = ${p}`, () => {
      const counts = new Array<number>(n + 1).fill(0);
      for (const k of keyed(N, (key) => binomial(key, n, p))) counts[k]!++;
      const expected = counts.map((_, k) => {
        const choose = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
        return N * Math.exp(choose + k * Math.log(p) + (n - k) * Math.log(1 - p));
      });
      const z = chiSquareZ(counts, expected);
      assert.ok(Math.abs(z) < 4, `z = ${z}`);
    });
  }

  it('keeps binomials in 0 … n at every edge', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (key, n, p) => {
          const k = binomial(key, n, p);
          assert.ok(Number.isInteger(k) && k >= 0 && k <= n);
          if (p === 0) assert.equal(k, 0);
          if (p === 1) assert.equal(k, n);
        },
      ),
    );
  });

  it('draws categories in proportion, and never one without weight', () => {
    const weights = zipf(50, 1).map((p, i) => (i % 7 === 3 ? 0 : p));
    const total = weights.reduce((a, b) => a + b);
    const sampler = new Categorical(weights);
    const counts = new Array<number>(50).fill(0);
    const key = streamKey(1, 1, 1);
    for (let i = 0; i < N; i++) counts[sampler.at(uniform(key, i))]!++;
    weights.forEach((weight, i) => {
      if (weight === 0) assert.equal(counts[i], 0);
    });
    const z = chiSquareZ(
      counts,
      Array.from(weights, (weight) => (N * weight) / total),
    );
    assert.ok(Math.abs(z) < 4, `z = ${z}`);
  });

  it('finds the same category as a search through the sums', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }).filter((weights) => weights.some((w) => w > 0)),
        fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }),
        (weights, u) => {
          let rest = u * weights.reduce((a, b) => a + b);
          const searched = weights.findIndex((w) => (rest -= w) < 0);
          const found = new Categorical(Float64Array.from(weights)).at(u);
          assert.ok(found === searched || Math.abs(rest) < 1e-9, `${found} instead of ${searched}`);
        },
      ),
    );
  });
});
