import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exp, log, pow } from '../../../src/core/simulation/exactMath.ts';
import { permutation, STREAM, streamKey, uniform } from '../../../src/core/simulation/random.ts';

const GOLDEN = [0.6766611376078799, 0.0011799497297033668, 0.32821867254097015];

/** (χ² − df)/√(2 df) of `n` draws in `bins`. */
function chiSquareZ(draw: (i: number) => number, n = 200_000, bins = 256): number {
  const counts = new Int32Array(bins);
  for (let i = 0; i < n; i++) counts[Math.floor(draw(i) * bins)]!++;
  const expected = n / bins;
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (chi - (bins - 1)) / Math.sqrt(2 * (bins - 1));
}

describe('event-keyed randomness', () => {
  it('is uniform along every axis it is keyed by', () => {
    const key = streamKey(1, 2, 3);
    assert.ok(Math.abs(chiSquareZ((i) => uniform(key, i))) < 4);
    assert.ok(Math.abs(chiSquareZ((i) => uniform(streamKey(i, 2, 3), 5))) < 4);
    assert.ok(Math.abs(chiSquareZ((i) => uniform(streamKey(1, i, 3), 5))) < 4);
    assert.ok(Math.abs(chiSquareZ((i) => (uniform(key, i) * 65_536) % 1)) < 4);
  });

  it('gives neighbouring events unrelated draws', () => {
    const key = streamKey(7, 0, STREAM.answer);
    let sum = 0;
    const n = 200_000;
    for (let i = 0; i < n; i++) sum += (uniform(key, i) - 0.5) * (uniform(key, i + 1) - 0.5);
    assert.ok(Math.abs((sum / n) * 12 * Math.sqrt(n)) < 4);
  });

  it('stays the same for ever: recorded verdicts depend on it', () => {
    assert.deepEqual(
      [0, 1, 2].map((i) => uniform(streamKey(1, 0, STREAM.question), i)),
      GOLDEN,
    );
  });

  it('deals permutations', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 300 }), (key, n) => {
        assert.deepEqual(
          [...permutation(key, n)].sort((a, b) => a - b),
          Array.from({ length: n }, (_, i) => i),
        );
      }),
    );
  });
});

describe('exact logarithms and powers', () => {
  const close = (actual: number, expected: number): void => {
    assert.ok(Math.abs(actual - expected) <= 4e-15 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);
  };

  it('agree with the engine to rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-18, max: 1e9, noNaN: true }), (x) => {
        close(log(x), Math.log(x));
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        close(exp(x) / Math.exp(x), 1);
      }),
    );
  });

  it('raise probabilities to a power', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (p, a) => {
          assert.ok(Math.abs(pow(p, a) / p ** a - 1) < 1e-12);
        },
      ),
    );
    assert.equal(pow(0.3, 1), 0.3);
  });

  it('handle the ends', () => {
    assert.equal(log(0), -Infinity);
    assert.ok(Number.isNaN(log(-1)));
    assert.equal(exp(-800), 0);
    assert.equal(exp(0), 1);
  });
});
