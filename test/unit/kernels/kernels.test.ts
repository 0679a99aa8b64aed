import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  expectedStepsOff,
  lookupSuccess,
  offPath,
  runImitation,
  runLookup,
} from '../../../src/core/kernels/agentChain.ts';
import { bestOfNormals, binaryDivergence, normalMaximum } from '../../../src/core/kernels/bestOfN.ts';
import { zipf } from '../../../src/core/kernels/categorical.ts';
import {
  expectedRetrained,
  recallCeiling,
  residualHarm,
  runCritiques,
  runRetraining,
} from '../../../src/core/kernels/constitution.ts';
import { runGaussian } from '../../../src/core/kernels/gaussian.ts';
import { drawTilted, expectedBestByProxy, pickBestByProxy } from '../../../src/core/kernels/goodhart.ts';
import { ParameterError } from '../../../src/core/kernels/parameters.ts';
import { checkChain, chooseChain, expectedChoice } from '../../../src/core/kernels/processReward.ts';
import { RACE_SCENARIOS, RACE_START, raceStep, runRace } from '../../../src/core/kernels/race.ts';
import { runMeanWeighting, runRegression } from '../../../src/core/kernels/regression.ts';
import { type Anchor, Resampling } from '../../../src/core/kernels/resampling.ts';
import { expectedWeight, halfLife, runRewardDrift, settledWeight } from '../../../src/core/kernels/rewardDrift.ts';
import {
  detectedBy,
  expectedClasses,
  EXPLOIT_START,
  runInheritedLabels,
  runSystematicError,
} from '../../../src/core/kernels/rewardErrors.ts';
import {
  computeOptimum,
  effectiveTokens,
  loss,
  optimalTokens,
  repetitionLoss,
  SCALING_LAWS,
} from '../../../src/core/kernels/scaling.ts';
import { runSelfJudge, type SelfJudgement } from '../../../src/core/kernels/selfJudge.ts';
import { expectedSound, runStar, settledSound } from '../../../src/core/kernels/star.ts';
import { expectedRight, runVerifierFilter, settledRight } from '../../../src/core/kernels/verifierFilter.ts';
import { likelihoodFilterLimit, runLikelihoodFilter } from '../../../src/core/kernels/volume.ts';
import { meanAndError, perSeed } from '../../support/monteCarlo.ts';

const seed = fc.integer({ min: -0x80000000, max: 0xffffffff });
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const positive = fc.double({ min: 1e-6, max: 1, noNaN: true });
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const whole = (min: number, max: number) => fc.integer({ min, max });
const frequencies = fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }).filter((f) => f.some((x) => x > 0));
const verifier = fc.record({ truePositive: positive, falsePositive: positive });
const loop = { start: share, items: whole(1, 1e6), generations: whole(0, 12) };
const harms = fc
  .array(fc.record({ name: fc.constant('x'), prevalence: share, recall: share }), { maxLength: 4 })
  .map((all) => all.map((harm) => ({ ...harm, prevalence: harm.prevalence / 4 })));
const anchor = fc.constantFrom<Anchor>('each draw', 'fresh', 'reused');
const resampling = fc.record(
  { frequencies, items: whole(1, 60), generations: whole(0, 12), human: fc.record({ share, anchor }) },
  { requiredKeys: ['frequencies', 'items', 'generations'] },
);
const judgement = fc.oneof<fc.Arbitrary<SelfJudgement>[]>(
  fc.record({ kind: fc.constant('none') }),
  fc.record({ kind: fc.constant('sharpening'), gamma: real(0, 10) }),
  fc.record({ kind: fc.constant('vote'), voters: whole(0, 49).map((k) => 2 * k + 1) }),
  fc.record({ kind: fc.constant('bias'), bias: real(-10, 10) }),
  fc.record({ kind: fc.constant('curation'), among: whole(1, 10_000), reward: real(-10, 10) }),
);
const growth = fc.record({ mean: real(0.5, 2), sd: real(0, 0.5) });
const reward = fc.record({ lambda: real(0, 100), kappa: real(0, 100) });
const chains = fc.record({ steps: whole(1, 40), stepAccuracy: share, luck: share });
const lookup = fc
  .record({ failure: real(0, 0.999), success: share, retry: share, escalate: share })
  .map((agent) => ({ ...agent, escalate: agent.escalate * (1 - agent.retry) }));
const refreshing = fc.record({
  rate: share,
  aiShare: share,
  selfPreference: real(-10, 10),
  humanValue: real(-10, 10),
});
const systematic = fc
  .record({ good: positive, bad: positive, exploit: positive, miss: real(0, 0.999), falseAccept: share })
  .map(({ good, bad, exploit, miss, falseAccept }) => {
    const total = good + bad + exploit;
    return { start: { good: good / total, bad: bad / total, exploit: exploit / total }, miss, falseAccept };
  });
const gaussianData = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), estimator: fc.constantFrom('MLE' as const, 'unbiased' as const) }),
  fc.record({ kind: fc.constant('accumulate' as const) }),
  fc.record({ kind: fc.constant('fresh' as const), share }),
);

/** Every number in whatever a kernel returns. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part);
}
const assertFinite = (value: unknown): void => {
  for (const x of numbersIn(value)) assert.ok(Number.isFinite(x), `${x}`);
};
const assertShares = (values: Iterable<number>): void => {
  for (const x of values) assert.ok(x >= -1e-12 && x <= 1 + 1e-12, `${x} is no share`);
};

/** Each kernel with arbitrary permitted parameters; run twice it must return the same. */
const kernels: Readonly<Record<string, fc.Arbitrary<() => unknown>>> = {
  race: fc.tuple(fc.record({ capability: growth, alignment: growth }), whole(0, 200), seed).map(
    ([race, cycles, s]) =>
      () =>
        runRace(race, cycles, s),
  ),
  resampling: fc.tuple(resampling, seed).map(
    ([parameters, s]) =>
      () =>
        new Resampling(parameters).run(s),
  ),
  gaussian: fc.tuple(fc.record({ items: whole(2, 200), generations: whole(0, 300), data: gaussianData }), seed).map(
    ([parameters, s]) =>
      () =>
        runGaussian(parameters, s),
  ),
  regression: fc
    .tuple(whole(1, 8), whole(2, 40), real(0, 1000), whole(0, 20), fc.constantFrom('replace', 'accumulate'), seed)
    .map(
      ([dimensions, more, noise, generations, data, s]) =>
        () =>
          runRegression({ dimensions, rows: dimensions + more, noise, generations, data }, s),
    ),
  'mean weighting': fc
    .tuple(fc.record({ real: whole(1, 1e9), synthetic: whole(1, 1e9), weight: share, generations: whole(0, 99) }), seed)
    .map(
      ([weighting, s]) =>
        () =>
          runMeanWeighting(weighting, s),
    ),
  'best of n': fc
    .tuple(whole(1, 300), share, seed)
    .map(([n, p, s]) => () => [bestOfNormals(n, s), binaryDivergence(n, p), normalMaximum(n)]),
  goodhart: fc
    .tuple(reward, whole(1, 100), real(0, 10), seed)
    .map(([r, n, d, s]) => () => [pickBestByProxy(r, n, s), drawTilted(r, d, s), expectedBestByProxy(r, n)]),
  'verifier filter': fc
    .tuple(fc.record({ ...loop, verifier, hallucination: share, human: share }), seed)
    .map(([filter, s]) => () => [runVerifierFilter(filter, s), expectedRight(filter.verifier, filter.start, 3)]),
  'self-judge': fc.tuple(fc.record(loop), judgement, seed).map(
    ([l, judge, s]) =>
      () =>
        runSelfJudge(l, judge, s),
  ),
  'inherited labels': fc.tuple(fc.record(loop), share, seed).map(
    ([l, f, s]) =>
      () =>
        runInheritedLabels(l, f, s),
  ),
  'systematic errors': fc
    .tuple(systematic, real(0, 100), whole(1, 1e6), whole(0, 12), seed)
    .map(([error, preference, items, generations, s]) => () => [
      runSystematicError({ ...error, preference, items, generations }, s),
      expectedClasses({ ...error, preference }, generations),
    ]),
  'process reward': fc
    .tuple(chains, whole(1, 20), fc.record({ steps: verifier, answers: verifier }), seed)
    .map(([c, n, verifiers, s]) => () => [chooseChain(c, n, s), checkChain(c, verifiers, s), expectedChoice(c, n)]),
  imitation: fc
    .tuple(fc.record({ steps: whole(1, 200), error: share, recovery: share }), seed)
    .map(([i, s]) => () => [runImitation(i, s), expectedStepsOff(i), offPath(i, i.steps)]),
  'order lookup': fc.tuple(lookup, seed).map(([agent, s]) => () => [runLookup(agent, s), lookupSuccess(agent)]),
  star: fc
    .tuple(fc.record({ ...loop, luck: share, hints: share, forgetting: share }), seed)
    .map(([l, s]) => () => [runStar(l, s), expectedSound({ ...l, start: l.start / 2 }, 3)]),
  'star with a check': fc
    .tuple(fc.record({ ...loop, luck: share, hints: share, forgetting: share, check: verifier }), seed)
    .map(
      ([l, s]) =>
        () =>
          runStar(l, s),
    ),
  constitution: fc
    .tuple(harms, whole(0, 200), whole(0, 9), fc.constantFrom('independent', 'same'), seed)
    .map(([all, n, k, critics, s]) => () => [
      runCritiques(all, n, k, critics, s),
      residualHarm(all, k, critics),
      recallCeiling(all, critics),
      runRetraining(all, n + 1, k, s),
      expectedRetrained(all, k),
    ]),
  'reward drift': fc
    .tuple(refreshing, real(-1000, 1000), whole(0, 200))
    .map(([r, start, t]) => () => [runRewardDrift(r, start, t), expectedWeight(r, start, t), settledWeight(r)]),
  'likelihood filter': fc
    .tuple(fc.record({ frequencies, items: whole(1, 200), generations: whole(0, 9), dropped: real(0, 0.9) }), seed)
    .map(([filter, s]) => () => [runLikelihoodFilter(filter, s), likelihoodFilterLimit(filter)]),
  scaling: fc
    .tuple(
      fc.constantFrom(...Object.values(SCALING_LAWS)),
      real(1e6, 1e15),
      real(1e6, 1e18),
      real(1e15, 1e30),
      real(0, 1e4),
    )
    .map(([law, n, d, c, epochs]) => () => [
      loss(law, n, d),
      computeOptimum(law, c),
      optimalTokens(law, n),
      effectiveTokens(d, epochs),
      repetitionLoss(n, d, Math.min(1e18, d * (1 + epochs / 2))),
    ]),
};

describe('kernels', () => {
  for (const [name, runs] of Object.entries(kernels)) {
    it(`${name}: finite for all permitted parameters, and the same each time`, () => {
      fc.assert(
        fc.property(runs, (run) => {
          const first = run();
          assertFinite(first);
          assert.deepEqual(run(), first);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('depend on the seed', () => {
    const filter = { start: 0.3, items: 1000, generations: 3, hallucination: 0, human: 0 };
    const noisy: ((s: number) => unknown)[] = [
      (s) => runRace(RACE_SCENARIOS.A, 3, s),
      (s) => new Resampling({ frequencies: zipf(50, 1), items: 50, generations: 3 }).run(s),
      (s) => runGaussian({ items: 10, generations: 3, data: { kind: 'accumulate' } }, s),
      (s) => runVerifierFilter({ ...filter, verifier: { truePositive: 0.9, falsePositive: 0.3 } }, s),
      (s) => runRegression({ dimensions: 3, rows: 20, noise: 1, generations: 2, data: 'replace' }, s),
      (s) => pickBestByProxy({ lambda: 1, kappa: 1 }, 4, s),
    ];
    for (const run of noisy) assert.notDeepEqual(run(1), run(2));
  });

  it('conserve: every generation has its items and its shares', () => {
    fc.assert(
      fc.property(resampling, systematic, harms, seed, (parameters, error, all, s) => {
        const { heterozygosity, survivors, lastSeen } = new Resampling(parameters).run(s);
        assertShares(heterozygosity);
        const known = parameters.frequencies.filter((f) => f > 0).length;
        survivors.forEach((alive, t) => {
          assert.ok(alive >= 1 && alive <= known);
          if (t > 0 && parameters.human?.anchor !== 'reused') assert.ok(alive <= parameters.items);
        });
        // Nothing comes back without human data.
        if (!parameters.human)
          assert.deepEqual(
            [...survivors].sort((a, b) => b - a),
            [...survivors],
          );
        parameters.frequencies.forEach((f, i) => {
          assert.equal(lastSeen[i]! >= 0, f > 0);
        });
        const classes = runSystematicError({ ...error, preference: 2, items: 100, generations: 5 }, s);
        for (let t = 0; t <= 5; t++) {
          assertShares([classes.good[t]!, classes.bad[t]!, classes.exploit[t]!]);
          assert.ok(Math.abs(classes.good[t]! + classes.bad[t]! + classes.exploit[t]! - 1) < 1e-9);
        }
        for (const shares of runRetraining(all, 50, 4, s)) {
          assertShares(shares);
          assertShares([shares.reduce((a, b) => a + b, 0)]);
        }
      }),
    );
  });

  it('keep shares between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.record({ ...loop, verifier, hallucination: share, human: share }),
        judgement,
        seed,
        (l, judge, s) => {
          assertShares(runVerifierFilter(l, s));
          assertShares(runSelfJudge(l, judge, s));
          const { truePositive, falsePositive } = l.verifier;
          if (l.hallucination > 1e-9) {
            const settled = settledRight(truePositive / falsePositive, l.hallucination, l.human);
            assertShares([settled, settledSound({ luck: l.start, hints: l.human, forgetting: l.hallucination })]);
          }
        },
      ),
    );
  });

  it('settle at a share also where rounding would lift it above 1', () => {
    assert.equal(settledRight(0.0000014066720638713117 / 0.06277956001504688, 1, 0.9999999999926588), 1);
  });

  it('settle where one more generation changes nothing', () => {
    fc.assert(
      fc.property(real(0.05, 20), real(0.01, 1), share, (ratio, h, m) => {
        const c = settledRight(ratio, h, m);
        const next = m + ((1 - m) * (1 - h) * ratio * c) / (1 + (ratio - 1) * c);
        assert.ok(Math.abs(next - c) < 1e-9, `${c} becomes ${next}`);
      }),
    );
  });

  it("don't care how classes are numbered", () => {
    fc.assert(
      fc.property(harms, whole(0, 5), (all, k) => {
        const turned = all.slice().reverse();
        assert.ok(Math.abs(residualHarm(all, k, 'independent') - residualHarm(turned, k, 'independent')) < 1e-12);
        assert.ok(Math.abs(recallCeiling(all, 'same') - recallCeiling(turned, 'same')) < 1e-9);
        expectedRetrained(all, k).forEach((x, i) => {
          assert.ok(Math.abs(x - expectedRetrained(turned, k)[all.length - 1 - i]!) < 1e-12);
        });
      }),
    );
    const diversity = (order: Float64Array) =>
      meanAndError(
        perSeed(400, (s) => {
          const run = new Resampling({ frequencies: order, items: 60, generations: 8 }).run(s);
          return run.heterozygosity[8]!;
        }),
      );
    const rare = diversity(zipf(40, 1));
    const common = diversity(zipf(40, 1).reverse());
    assert.ok(Math.abs(rare.mean - common.mean) <= 4 * Math.hypot(rare.error, common.error));
    const limit = (order: Float64Array) => likelihoodFilterLimit({ frequencies: order, generations: 6, dropped: 0.1 });
    assert.deepEqual(limit(zipf(200, 1)), limit(zipf(200, 1).reverse()));
  });

  it('meets the same noise when a race is stepped, paused or run with other means', () => {
    const { capability } = runRace(RACE_SCENARIOS.A, 12, 7);
    let state = RACE_START;
    for (let t = 1; t <= 12; t++) state = raceStep(state, RACE_SCENARIOS.A, 7, t);
    assert.equal(state.capability, capability[12]);
    const faster = { ...RACE_SCENARIOS.A, capability: { mean: 1.25, sd: 0.02 } };
    const factor = (race: typeof RACE_SCENARIOS.A | typeof faster, t: number): number => {
      const run = runRace(race, 12, 7);
      return run.capability[t]! / run.capability[t - 1]! - race.capability.mean;
    };
    for (let t = 1; t <= 12; t++) assert.ok(Math.abs(factor(RACE_SCENARIOS.A, t) - factor(faster, t)) < 1e-12);
  });

  it('leaves a run alone when one instance is used for another', () => {
    const one = new Resampling({ frequencies: zipf(30, 1), items: 40, generations: 5 });
    const first = one.run(3);
    const copy = structuredClone(first);
    one.run(4);
    assert.deepEqual(first, copy);
    assert.deepEqual(one.run(3), copy);
  });

  it('knows who never meets an exploit', () => {
    const harmless = { start: { good: 1, bad: 0, exploit: 0 }, miss: 0, falseAccept: 0, preference: 1 };
    assert.equal(detectedBy(harmless, 1000), undefined);
    assert.equal(detectedBy({ start: EXPLOIT_START, miss: 0, falseAccept: 0, preference: 1 }, 0), undefined);
    assert.equal(halfLife({ rate: 0, aiShare: 0.5, selfPreference: 0, humanValue: 0 }), Infinity);
  });

  describe('refuse parameters out of range, with the path and what is permitted', () => {
    const items = { start: 0.5, items: 10, generations: 3 };
    const one = { truePositive: 0.9, falsePositive: 0.1 };
    const chain = { steps: 3, stepAccuracy: 0.9, luck: 0 };
    const agent = { failure: 0.1, success: 0.9, retry: 0.5, escalate: 0.1 };
    const filter = { frequencies: [1, 1], items: 5, generations: 2, dropped: 0.1 };
    const refresh = { rate: 0.5, aiShare: 0.5, selfPreference: 0, humanValue: 0 };
    const rows: readonly (readonly [string, string, () => unknown])[] = [
      [
        'race.capability.mean',
        '0.5 to 2',
        () => runRace({ ...RACE_SCENARIOS.A, capability: { mean: 3, sd: 0 } }, 1, 1),
      ],
      ['race.alignment.sd', '0 to 0.5', () => runRace({ ...RACE_SCENARIOS.A, alignment: { mean: 1, sd: -1 } }, 1, 1)],
      ['race.cycles', '0 to 200', () => runRace(RACE_SCENARIOS.A, 201, 1)],
      ['race.seed', '-2147483648 to 4294967295', () => runRace(RACE_SCENARIOS.A, 1, 0.5)],
      ['resampling.items', '1 to 1000000', () => new Resampling({ frequencies: [1], items: 0, generations: 1 })],
      ['resampling.generations', '0 to 10000', () => new Resampling({ frequencies: [1], items: 1, generations: NaN })],
      [
        'resampling.frequencies',
        'positive weight',
        () => new Resampling({ frequencies: [0], items: 1, generations: 1 }),
      ],
      ['resampling.frequencies[1]', '0 to', () => new Resampling({ frequencies: [1, -1], items: 1, generations: 1 })],
      ['resampling.frequencies.length', '1 to', () => new Resampling({ frequencies: [], items: 1, generations: 1 })],
      ['resampling.human.share', '0 to 1', () => new Resampling({ ...filter, human: { share: 1.1, anchor: 'fresh' } })],
      ['gaussian.items', '2 to', () => runGaussian({ items: 1, generations: 1, data: { kind: 'accumulate' } }, 1)],
      ['gaussian.data.share', '0 to 1', () => runGaussian({ ...items, data: { kind: 'fresh', share: -0.1 } }, 1)],
      [
        'regression.rows',
        '12 to',
        () => runRegression({ dimensions: 10, rows: 11, noise: 1, generations: 1, data: 'replace' }, 1),
      ],
      ['weighting.weight', '0 to 1', () => runMeanWeighting({ real: 1, synthetic: 1, weight: 2, generations: 1 }, 1)],
      ['bestOfN.n', '1 to', () => bestOfNormals(0, 1)],
      ['goodhart.lambda', '0 to 100', () => pickBestByProxy({ lambda: -1, kappa: 0 }, 1, 1)],
      ['goodhart.d', '0 to 10', () => drawTilted({ lambda: 1, kappa: 0 }, Infinity, 1)],
      ['verifierFilter.start', '0 to 1', () => judgeFilter({ start: 1.5 })],
      ['verifierFilter.hallucination', '0 to 1', () => judgeFilter({ hallucination: NaN })],
      ['verifierFilter.verifier', 'above 0', () => judgeFilter({ verifier: { truePositive: 0.5, falsePositive: 0 } })],
      ['verifierFilter', 'settles', () => settledRight(1, 0)],
      ['selfJudge.voters', 'odd', () => runSelfJudge(items, { kind: 'vote', voters: 4 }, 1)],
      ['selfJudge.gamma', '0 to 10', () => runSelfJudge(items, { kind: 'sharpening', gamma: -1 }, 1)],
      ['inheritedLabels.flip', '0 to 1', () => runInheritedLabels(items, 2, 1)],
      ['rewardErrors.start', 'sum of 1', () => systematicWith({ start: { good: 0.5, bad: 0, exploit: 0 } })],
      ['rewardErrors.preference', '0 to 100', () => systematicWith({ preference: 101 })],
      ['processReward.stepAccuracy', '0 to 1', () => chooseChain({ ...chain, stepAccuracy: 1.01 }, 1, 1)],
      ['processReward.n', '1 to', () => chooseChain(chain, 0, 1)],
      ['imitation.steps', '1 to', () => runImitation({ steps: 0, error: 0, recovery: 0 }, 1)],
      ['orderLookup.failure', '0 to 0.999', () => runLookup({ ...agent, failure: 1 }, 1)],
      ['orderLookup.retry + escalate', '0 to 1', () => runLookup({ ...agent, escalate: 0.6 }, 1)],
      ['star.luck', '0 to 1', () => runStar({ ...items, luck: 2, hints: 0, forgetting: 0 }, 1)],
      [
        'constitution[0].recall',
        '0 to 1',
        () => runCritiques([{ name: 'x', prevalence: 0.1, recall: 2 }], 1, 1, 'same', 1),
      ],
      [
        'constitution prevalence in all',
        '0 to 1',
        () =>
          runCritiques(
            ['a', 'b'].map((name) => ({ name, prevalence: 0.6, recall: 0 })),
            1,
            1,
            'same',
            1,
          ),
      ],
      ['rewardDrift.aiShare', '0 to 1', () => runRewardDrift({ ...refresh, aiShare: 80 }, 0, 1)],
      ['volume.dropped', '0 to 0.9', () => runLikelihoodFilter({ ...filter, dropped: 1 }, 1)],
      ['scaling.tokens', '1000000 to', () => loss(SCALING_LAWS.besiroglu, 1e9, 0)],
      ['scaling.parameters', '1000000 to', () => optimalTokens(SCALING_LAWS.besiroglu, -1)],
      ['scaling.epochs', '0 to 10000', () => effectiveTokens(1e9, -1)],
    ];
    function judgeFilter(part: Partial<Parameters<typeof runVerifierFilter>[0]>): Float64Array {
      return runVerifierFilter({ ...items, verifier: one, hallucination: 0, human: 0, ...part }, 1);
    }
    function systematicWith(part: Partial<Parameters<typeof runSystematicError>[0]>): unknown {
      const error = { start: EXPLOIT_START, miss: 0.05, falseAccept: 0.05, preference: 1, items: 10, generations: 1 };
      return runSystematicError({ ...error, ...part }, 1);
    }
    for (const [path, permitted, run] of rows) {
      it(path, () => {
        assert.throws(run, (error) => {
          assert.ok(error instanceof ParameterError);
          assert.equal(error.path, path);
          assert.ok(error.permitted.includes(permitted), error.permitted);
          assert.ok(error.message.includes(path) && error.message.includes(error.permitted));
          return true;
        });
      });
    }
  });
});
