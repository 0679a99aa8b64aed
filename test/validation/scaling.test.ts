import assert from 'node:assert/strict';
import {
  computeOptimum,
  effectiveTokens,
  loss,
  optimalTokens,
  repetitionLoss,
  SCALING_LAWS,
  usableParametersPerToken,
  valueOfLastEpoch,
  worthInUniqueTokens,
} from '../../src/core/kernels/scaling.ts';
import { assertPrinted } from '../support/monteCarlo.ts';

const B = 1e9;
const T = 1e12;

/** simulation.md §1.k: exact arithmetic, so every entry of the tables to its digits. */
describe('scaling laws', () => {
  // L(70B, 1.4T) is 1.936645 and 1.920846 by the reference script; the table has 1.9367 and 1.9209, rounded up twice.
  for (const [name, losses, optimum, perParameter, for100B] of [
    ['hoffmannRounded', ['1.9366', '1.9116', '1.8641'], ['32.5', '3.02'], '92.8', '11.8'],
    ['hoffmannTeX', ['1.9208', '1.8974', '1.8555'], ['40.7', '2.41'], '59.0', '7.0'],
    ['besiroglu', ['1.9739', '1.9552', '1.9289'], ['73.0', '1.34'], '18.4', '1.81'],
  ] as const) {
    it(`${name}: losses, compute-optimal point, D_opt for 100B`, () => {
      const law = SCALING_LAWS[name];
      assertPrinted(loss(law, 70 * B, 1.4 * T), losses[0], 'L(70B, 1.4T)');
      assertPrinted(loss(law, 100 * B, 2 * T), losses[1], 'L(100B, 2T)');
      assertPrinted(loss(law, 100 * B, 8 * T), losses[2], 'L(100B, 8T)');
      const flops = 6 * 70 * B * 1.4 * T;
      const best = computeOptimum(law, flops);
      assertPrinted(best.parameters / B, optimum[0], 'N_opt');
      assertPrinted(best.tokens / T, optimum[1], 'D_opt');
      assertPrinted(best.tokens / best.parameters, perParameter, 'tokens per parameter');
      assertPrinted(optimalTokens(law, 100 * B) / T, for100B, 'D_opt for 100B');
    });

    it(`${name}: the optimum is one, and D_opt belongs to it`, () => {
      const law = SCALING_LAWS[name];
      const { parameters, tokens } = computeOptimum(law, 1e23);
      const least = loss(law, parameters, tokens);
      for (const shift of [0.8, 0.95, 1.05, 1.25]) {
        assert.ok(
          loss(law, parameters * shift, tokens / shift) > least,
          `a model ${shift} times the size is no better`,
        );
      }
      assert.ok(Math.abs(optimalTokens(law, parameters) / tokens - 1) < 1e-9);
    });
  }

  it('repetition: D′/U and the value of the last epoch', () => {
    for (const [epochs, multiple, last] of [
      [1, '1.000', '1.000'],
      [2, '1.968', '.968'],
      [4, '3.726', '.850'],
      [8, '6.624', '.656'],
      [16, '10.58', '.390'],
      [40, '15.17', '.082'],
    ] as const) {
      assertPrinted(effectiveTokens(T, epochs) / T, multiple, `D′/U at ${epochs} epochs`);
      assertPrinted(valueOfLastEpoch(epochs), last, `value of epoch ${epochs}`);
    }
    assertPrinted(effectiveTokens(T, 10_000) / T, '16.39', 'limit');
  });

  it('repetition: constants and losses of Muennighoff et al.', () => {
    const { E, A, B: b } = SCALING_LAWS.muennighoff;
    assertPrinted(E, '1.8691', 'E');
    assertPrinted(A, '520.8', 'A');
    assertPrinted(b, '1487.7', 'B');
    assertPrinted(usableParametersPerToken(), '.05099', 'U_N/U_D');
    for (const [unique, tokens, printed] of [
      [2, 2, '2.00622'],
      [2, 8, '1.98087'],
      [8, 8, '1.97981'],
      [1, 8, '1.98374'],
      [8, 32, '1.96426'],
    ] as const) {
      assertPrinted(repetitionLoss(100 * B, unique * T, tokens * T), printed, `L(100B, ${unique}T unique, ${tokens}T)`);
    }
  });

  it('the answer key of M8 Lab 1', () => {
    const law = SCALING_LAWS.besiroglu;
    const at = (unique: number, epochs: number, synthetic: number, exchangeRate: number): number =>
      loss(law, 100 * B, worthInUniqueTokens({ unique: unique * T, epochs, synthetic: synthetic * T, exchangeRate }));
    assertPrinted(at(2, 1, 0, 0) - at(8, 1, 0, 0), '.0262', 'what 2T → 8T unique buys');
    assertPrinted(effectiveTokens(2 * T, 4) / T, '7.45', '2T × 4 epochs, in unique tokens');
    assertPrinted(at(2, 4, 0, 0), '1.9300', 'L at 2T × 4 epochs');
    for (const [rate, printed] of [
      [1, '1.9289'],
      [0.5, '1.9364'],
      [0.2, '1.9448'],
    ] as const) {
      assertPrinted(at(2, 1, 6, rate), printed, `6T synthetic at ${rate}`);
    }
  });
});
