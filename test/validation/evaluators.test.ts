import assert from 'node:assert/strict';
import {
  acceptedOf,
  agreementOn,
  detectedBy,
  expectedClasses,
  expectedInheritedRight,
  EXPLOIT_START,
  naiveCompounding,
  NINETY_FOUR,
  runInheritedLabels,
  runSystematicError,
} from '../../src/core/kernels/rewardErrors.ts';
import { expectedWeight, halfLife, runRewardDrift, settledWeight } from '../../src/core/kernels/rewardDrift.ts';
import { judgedTimes, runSelfJudge, type SelfJudgement, voteSlope } from '../../src/core/kernels/selfJudge.ts';
import { callsPerKept, expectedRight, runVerifierFilter, settledRight } from '../../src/core/kernels/verifierFilter.ts';
import { assertMean, assertPrinted } from '../support/monteCarlo.ts';

const column = (runs: readonly Float64Array[], t: number): number[] => runs.map((run) => run[t]!);
const repeat = (n: number, run: (seed: number) => Float64Array): Float64Array[] =>
  Array.from({ length: n }, (_, i) => run(i + 1));

/** simulation.md §1.f. */
describe('a verifier filters what the loop learns', () => {
  const times = [1, 2, 3, 5, 10] as const;

  for (const [name, truePositive, falsePositive, printed] of [
    ['good', 0.95, 0.3, ['.5758', '.8112', '.9315', '.9927', '.99998']],
    ['strong', 0.95, 0.05, ['.8906', '.9936', '.9997', '1.0000', '1.0000']],
    ['random', 0.6, 0.6, ['.3000', '.3000', '.3000', '.3000', '.3000']],
    ['ignored', 1, 1, ['.3000', '.3000', '.3000', '.3000', '.3000']],
    ['inverted', 0.5, 0.8, ['.2113', '.1434', '.0947', '.0393', '.0039']],
  ] as const) {
    it(`${name}: logit grows by ln(${truePositive}/${falsePositive})`, () => {
      const verifier = { truePositive, falsePositive };
      const loop = { start: 0.3, items: 20_000, generations: 10, verifier, hallucination: 0, human: 0 };
      const runs = repeat(400, (seed) => runVerifierFilter(loop, seed));
      times.forEach((t, i) => {
        const closed = expectedRight(verifier, 0.3, t);
        assertPrinted(closed, printed[i]!, `c_${t}`);
        // 2e-4: sampling noise bends the mean of a curved recursion (the tolerance of the reference script).
        assertMean(column(runs, t), closed, `c_${t}`, { abs: 2e-4 });
      });
    });
  }

  it('settles at 1 − hL/(L − 1), or dies below the threshold', () => {
    for (const [truePositive, falsePositive, hallucination, printed] of [
      [0.95, 0.3, 0.05, '.9269'],
      [0.95, 0.3, 0.2, '.7077'],
      [0.95, 0.3, 0.6, '.1231'],
      [0.9, 0.6, 0.2, '.4000'],
      [0.9, 0.6, 0.4, '.0000'],
      [0.95, 0.05, 0.1, '.8944'],
      [0.7, 0.7, 0.05, '.0000'],
    ] as const) {
      const what = `TPR ${truePositive}, FPR ${falsePositive}, h ${hallucination}`;
      const closed = settledRight(truePositive / falsePositive, hallucination);
      assertPrinted(closed, printed, what);
      const verifier = { truePositive, falsePositive };
      const loop = { start: 0.5, items: 20_000, generations: 400, verifier, hallucination, human: 0 };
      const late = repeat(40, (seed) => runVerifierFilter(loop, seed).subarray(201));
      assertMean(
        late.map((run) => run.reduce((sum, c) => sum + c, 0) / run.length),
        closed,
        what,
        { abs: 1e-3 },
      );
    }
  });

  it('settles higher with a share of human data', () => {
    for (const [human, ratio, printed] of [
      [0.05, 1, '.5128'],
      [0.05, 3, '.9306'],
      [0.1, 1, '.6897'],
      [0.1, 3, '.9359'],
    ] as const) {
      const closed = settledRight(ratio, 0.05, human);
      assertPrinted(closed, printed, `m = ${human}, L = ${ratio}`);
      const verifier = { truePositive: 0.9, falsePositive: 0.9 / ratio };
      const loop = { start: 0.5, items: 20_000, generations: 400, verifier, hallucination: 0.05, human };
      const late = repeat(40, (seed) => runVerifierFilter(loop, seed).subarray(201));
      assertMean(
        late.map((run) => run.reduce((sum, c) => sum + c, 0) / run.length),
        closed,
        `m = ${human}, L = ${ratio}`,
        { abs: 1e-3 },
      );
    }
  });

  it('first reaches .9 at generation 3, and costs 1/(c TPR + (1 − c) FPR) calls an item', () => {
    const verifier = { truePositive: 0.95, falsePositive: 0.3 };
    assert.equal(
      [1, 2, 3, 4].find((t) => expectedRight(verifier, 0.3, t) >= 0.9),
      3,
    );
    assert.ok(Math.abs(callsPerKept(verifier, 0.3) - 1 / 0.495) < 1e-12);
  });
});

/** simulation.md §1.g. */
describe('a model judges its own work', () => {
  for (const [name, judge, start, rows] of [
    ['sharpening, γ = .1', { kind: 'sharpening', gamma: 0.1 }, 0.55, { 1: '.5550', 5: '.5801', 10: '.6273' }],
    ['sharpening, γ = .5', { kind: 'sharpening', gamma: 0.5 }, 0.55, { 1: '.5747', 5: '.8211', 10: '1.000' }],
    ['vote of 3 from .55', { kind: 'vote', voters: 3 }, 0.55, { 1: '.57475', 3: '.6642', 5: '.8294' }],
    ['vote of 3 from .45', { kind: 'vote', voters: 3 }, 0.45, { 1: '.42525', 3: '.3358', 5: '.1706' }],
    ['vote of 5 from .55', { kind: 'vote', voters: 5 }, 0.55, { 1: '.5931', 3: '.7959', 5: '.9979' }],
    ['vote of 5 from .45', { kind: 'vote', voters: 5 }, 0.45, { 1: '.4069', 3: '.2041', 5: '.0021' }],
    ['vote of 9 from .55', { kind: 'vote', voters: 9 }, 0.55, { 1: '.6214', 3: '.9689', 5: '1.0000' }],
    ['bias of .2', { kind: 'bias', bias: 0.2 }, 0.05, { 1: '.0604', 5: '.1252', 10: '.2800' }],
    ['bias of .7', { kind: 'bias', bias: 0.7 }, 0.05, { 1: '.0958', 5: '.6354', 10: '.9830' }],
    ['no judge', { kind: 'none' }, 0.05, { 1: '.0500', 10: '.0500' }],
  ] as const satisfies readonly (readonly [string, SelfJudgement, number, Record<number, string>])[]) {
    it(name, () => {
      const runs = repeat(400, (seed) => runSelfJudge({ start, items: 50_000, generations: 10 }, judge, seed));
      for (const [t, printed] of Object.entries(rows)) {
        const closed = judgedTimes(judge, start, Number(t));
        assertPrinted(closed, printed, `c_${t}`);
        // The reference script's 4e-3: the recursion is steep, so noise bends its mean.
        assertMean(column(runs, Number(t)), closed, `c_${t}`, { abs: 4e-3 });
      }
    });
  }

  it('a vote pushes a share away from ½ with slope 1.5, 1.875, 2.461', () => {
    for (const [voters, printed] of [
      [3, '1.500'],
      [5, '1.875'],
      [9, '2.461'],
    ] as const) {
      assertPrinted(voteSlope(voters), printed, `k = ${voters}`);
      const moved = judgedTimes({ kind: 'vote', voters }, 0.5 + 1e-6, 1) - 0.5;
      assert.ok(Math.abs(moved / 1e-6 - voteSlope(voters)) < 1e-6);
    }
  });

  it('curation among many becomes p′ ∝ p e^r', () => {
    const limit = judgedTimes({ kind: 'bias', bias: 0.7 }, 0.05, 3);
    let apart = Infinity;
    for (const among of [2, 10, 100, 10_000]) {
      const off = Math.abs(judgedTimes({ kind: 'curation', among, reward: 0.7 }, 0.05, 3) - limit);
      assert.ok(off < apart, `closer among ${among}`);
      apart = off;
    }
    assert.ok(apart < 1e-4);
    // Among two: P(variant) = c² + 2c(1 − c) σ(r).
    const two = 0.05 ** 2 + (2 * 0.05 * 0.95) / (1 + Math.exp(-0.7));
    assert.ok(Math.abs(judgedTimes({ kind: 'curation', among: 2, reward: 0.7 }, 0.05, 1) - two) < 1e-12);
  });
});

/** simulation.md §1.i. */
describe('a reward model agrees with people 94 % of the time', () => {
  const { agreement, miss, falseAccept } = NINETY_FOUR;

  it('the answer everybody gives: .94^t', () => {
    for (const [t, printed] of [
      [1, '.94'],
      [5, '.7339'],
      [10, '.5386'],
    ] as const) {
      assertPrinted(naiveCompounding(agreement, t), printed, `t = ${t}`);
    }
  });

  it('inherited flips: labels become coin flips', () => {
    const runs = repeat(400, (seed) =>
      runInheritedLabels({ start: 1, items: 20_000, generations: 10 }, 1 - agreement, seed),
    );
    for (const [t, printed] of [
      [1, '.9400'],
      [5, '.7639'],
      [10, '.6393'],
    ] as const) {
      const closed = expectedInheritedRight(1, 1 - agreement, t);
      assertPrinted(closed, printed, `t = ${t}`);
      assertMean(column(runs, t), closed, `t = ${t}`);
    }
  });

  it('independent errors used as a filter correct themselves', () => {
    const verifier = { truePositive: 0.94, falsePositive: 0.06 };
    const loop = { start: 0.1, items: 20_000, generations: 3, verifier, hallucination: 0, human: 0 };
    const runs = repeat(400, (seed) => runVerifierFilter(loop, seed));
    for (const [t, printed] of [
      [1, '.6351'],
      [2, '.9646'],
      [3, '.9977'],
    ] as const) {
      assertPrinted(expectedRight(verifier, 0.1, t), printed, `t = ${t}`);
      assertMean(column(runs, t), expectedRight(verifier, 0.1, t), `t = ${t}`, { abs: 2e-4 });
    }
    assertPrinted(Math.log(0.94 / 0.06), '2.75', 'logit per generation');
  });

  for (const [preference, printed, audit50, audit10] of [
    [1, ['.0138', '.0141', '.0141'], 5, undefined],
    [1.25, ['.0172', '.0418', '.1174'], 3, 8],
    [1.5, ['.0205', '.0979', '.4517'], 3, 6],
    [2, ['.0272', '.3137', '.9360'], 2, 4],
  ] as const) {
    it(`systematic, one exploit in a hundred kept ${preference} times as often`, () => {
      const error = { start: EXPLOIT_START, miss, falseAccept, preference };
      const runs = repeat(300, (seed) => runSystematicError({ ...error, items: 4000, generations: 10 }, seed).exploit);
      [1, 5, 10].forEach((t, i) => {
        const closed = expectedClasses(error, t).exploit;
        assertPrinted(closed, printed[i]!, `exploit share at t=${t}`);
        assertMean(column(runs, t), closed, `exploit share at t=${t}`);
      });
      assert.equal(detectedBy(error, 50), audit50);
      assert.equal(detectedBy(error, 10), audit10);
    });
  }

  it('its agreement on the frozen test set stays .9400 while quality falls to 6 %', () => {
    const error = { start: EXPLOIT_START, miss, falseAccept, preference: 2 };
    assertPrinted(agreementOn(EXPLOIT_START, miss, falseAccept), '.9400', 'frozen test set');
    const late = expectedClasses(error, 10);
    assertPrinted(late.good, '.064', 'true quality');
    assertPrinted(acceptedOf(late, miss, falseAccept), '.997', 'accept rate');
    assertPrinted(agreementOn(late, miss, falseAccept), '.061', 'on-policy agreement');
  });
});

/** simulation.md §1.o: no randomness. */
describe('a reward model refreshed with its own labels', () => {
  for (const [aiShare, settled, at10, at24, half] of [
    [0.5, '.15', '.1416', '.1498', '2.4'],
    [0.8, '.60', '.3908', '.5521', '6.6'],
    [0.9, '1.35', '.5417', '.9558', '13.5'],
    [0.95, '2.85', '.6375', '1.2978', '27.4'],
    [1, undefined, '.75', '1.80', undefined],
  ] as const) {
    it(`${aiShare * 100} % AI labels`, () => {
      const settings = { rate: 0.5, aiShare, selfPreference: 0.15, humanValue: 0 };
      const weights = runRewardDrift(settings, 0, 3000);
      assertPrinted(weights[10]!, at10, 'w_10');
      assertPrinted(weights[24]!, at24, 'w_24');
      for (const t of [0, 1, 10, 24]) assert.ok(Math.abs(weights[t]! - expectedWeight(settings, 0, t)) < 1e-12);
      const star = settledWeight(settings);
      if (settled === undefined) {
        assert.equal(star, undefined);
        assert.equal(halfLife(settings), Infinity);
      } else {
        assertPrinted(star!, settled, 'w*');
        assert.ok(Math.abs(weights[3000]! - star!) < 1e-9);
        assertPrinted(halfLife(settings), half, 'half-life');
      }
    });
  }
});
