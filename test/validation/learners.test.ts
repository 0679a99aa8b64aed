import assert from 'node:assert/strict';
import {
  episodesToTellApart,
  expectedStepsOff,
  lookupSuccess,
  noErrorExample,
  offPath,
  runImitation,
  runLookup,
} from '../../src/core/kernels/agentChain.ts';
import {
  auditSees,
  DRAFT_CONSTITUTION,
  expectedRetrained,
  recallCeiling,
  residualHarm,
  runCritiques,
  runRetraining,
} from '../../src/core/kernels/constitution.ts';
import {
  checkChain,
  chooseChain,
  expectedChoice,
  outcomeAcceptance,
  processAcceptance,
  rightShare,
  soundShare,
} from '../../src/core/kernels/processReward.ts';
import { answerAccuracy, expectedSound, runStar, settledSound } from '../../src/core/kernels/star.ts';
import { assertMean, assertPrinted, perSeed } from '../support/monteCarlo.ts';

const sum = (values: Float64Array | Int32Array | Uint8Array): number => {
  let total = 0;
  for (const x of values) total += x;
  return total;
};

/** simulation.md §1.j. */
describe('process against outcome reward', () => {
  const chains = { steps: 8, stepAccuracy: 0.9, luck: 0.2 };

  it('k = 8, p = .9: sound .4305, right .5444, sound among right .7908', () => {
    assertPrinted(soundShare(chains), '.4305', 'p^k');
    assertPrinted(rightShare(chains), '.5444', 'P(right)');
    assertPrinted(soundShare(chains) / rightShare(chains), '.7908', 'ceiling');
  });

  for (const [n, answered, answeredSoundly, reranked, searched] of [
    [1, '.5444', '.4305', '.4305', '.4305'],
    [2, '.7924', '.6266', '.6756', '.9227'],
    [4, '.9569', '.7567', '.8948', '.9992'],
    [8, '.9981', '.7893', '.9889', '1.0000'],
    [16, '1.0000', '.7908', '.9999', '1.0000'],
  ] as const) {
    it(`best of ${n}`, () => {
      const closed = expectedChoice(chains, n);
      const printed = { answered, answeredSoundly, reranked, searched };
      const choices = Array.from({ length: 15_000 }, (_, i) => chooseChain(chains, n, i + 1));
      for (const what of ['answered', 'answeredSoundly', 'reranked', 'searched'] as const) {
        assertPrinted(closed[what], printed[what], what);
        assertMean(
          choices.map((choice) => Number(choice[what])),
          closed[what],
          what,
          { abs: 1e-4 },
        );
      }
    });
  }

  for (const [steps, precision, samples, strict, outcomePrecision, outcomeSamples] of [
    [4, '.956', '1.6', '2.2', '.887', '1.4'],
    [8, '.914', '2.5', '4.9', '.757', '1.9'],
    [16, '.835', '6.2', '23.9', '.484', '2.8'],
    [32, '.697', '38.8', '573', '.128', '3.9'],
  ] as const) {
    it(`noisy verifiers, k = ${steps}`, () => {
      const long = { steps, stepAccuracy: 0.9, luck: 0.2 };
      const verifiers = {
        steps: { truePositive: 0.98, falsePositive: 0.1 },
        answers: { truePositive: 0.95, falsePositive: 0.05 },
      };
      const process = processAcceptance(long, verifiers.steps);
      const outcome = outcomeAcceptance(long, verifiers.answers);
      assertPrinted(process.precision, precision, 'precision of steps');
      assertPrinted(process.samplesPerAccept, samples, 'samples per accept, steps');
      const weaker = processAcceptance(long, { truePositive: 0.9, falsePositive: 0.1 });
      assertPrinted(weaker.samplesPerAccept, strict, 'samples per accept, TPR .90');
      assertPrinted(outcome.precision, outcomePrecision, 'precision of answers');
      assertPrinted(outcome.samplesPerAccept, outcomeSamples, 'samples per accept, answers');
      const checked = Array.from({ length: 15_000 }, (_, i) => checkChain(long, verifiers, i + 1));
      for (const [passed, closed] of [
        ['stepsPass', process],
        ['answerPasses', outcome],
      ] as const) {
        const accepted = checked.filter((chain) => chain[passed]);
        assertMean(
          checked.map((chain) => Number(chain[passed])),
          1 / closed.samplesPerAccept,
          `accepted, ${passed}`,
          { loosest: 0.02 },
        );
        assertMean(
          accepted.map(({ sound }) => Number(sound)),
          closed.precision,
          `sound among accepted, ${passed}`,
          { loosest: 0.12 },
        );
      }
    });
  }
});

/** simulation.md §1.l. */
describe('imitation with and without recovery', () => {
  for (const [error, recovery, j10, j40, j160, onPath] of [
    [0.01, 0, '.534', '7.228', '80.83', '.669'],
    [0.01, 0.1, '.403', '2.908', '13.81', '.910'],
    [0.01, 0.5, '.177', '.7655', '3.118', '.980'],
    [0.05, 0, '2.376', '23.44', '141.0', '.129'],
    [0.05, 0.1, '1.816', '11.45', '51.44', '.667'],
    [0.05, 0.5, '.835', '3.562', '14.47', '.909'],
  ] as const) {
    it(`ε = ${error}, r = ${recovery}`, () => {
      for (const [steps, printed] of [
        [10, j10],
        [40, j40],
        [160, j160],
      ] as const) {
        const imitation = { steps, error, recovery };
        const closed = expectedStepsOff(imitation);
        assertPrinted(closed, printed, `J over ${steps}`);
        assertMean(
          perSeed(12_000, (seed) => sum(runImitation(imitation, seed))),
          closed,
          `J over ${steps}`,
        );
      }
      const closed = 1 - offPath({ error, recovery }, 40);
      assertPrinted(closed, onPath, 'P(on path, T = 40)');
      const ends = perSeed(12_000, (seed) => Number(runImitation({ steps: 40, error, recovery }, seed)[40] === 0));
      assertMean(ends, closed, 'P(on path, T = 40)');
    });
  }

  it('misses a rare error in few demonstrations', () => {
    assertPrinted(noErrorExample(0.01, 10, 6), '.547', '10 demos × 6 calls');
    assertPrinted(noErrorExample(0.01, 50, 6), '.049', '50 demos × 6 calls');
    assertPrinted(noErrorExample(0.01, 200, 6) * 1e6, '5.784', '200 demos × 6 calls, in millionths');
  });
});

/** simulation.md §1.q. */
describe('the order-lookup agent', () => {
  const recovered = { success: 0.97, retry: 0.9, escalate: 0.08 };
  const unprepared = { success: 0.97, retry: 0.25, escalate: 0.25 };

  for (const [name, agent, rows] of [
    ['learned recovery', recovered, ['.9698', '.9691', '.9630']],
    ['never saw an error', unprepared, ['.9652', '.9458', '.8151']],
  ] as const) {
    it(name, () => {
      [0.01, 0.05, 0.3].forEach((failure, i) => {
        const closed = lookupSuccess({ ...agent, failure });
        assertPrinted(closed, rows[i]!, `P_ok at e = ${failure}`);
        const ends = perSeed(20_000, (seed) => {
          const { end } = runLookup({ ...agent, failure }, seed);
          return Number(end === 'answered' || end === 'escalated');
        });
        assertMean(ends, closed, `P_ok at e = ${failure}`);
      });
    });
  }

  it('do(failure = 30 %) tells them apart in 81 episodes instead of 26 553', () => {
    const episodes = (failure: number): number =>
      episodesToTellApart(lookupSuccess({ ...recovered, failure }), lookupSuccess({ ...unprepared, failure }));
    assertPrinted(episodes(0.01), '26553', 'at 1 %');
    assertPrinted(episodes(0.3), '81', 'at 30 %');
  });

  it('no error example in 20 or 100 demonstrations of 3 calls', () => {
    assertPrinted(noErrorExample(0.01, 20, 3), '.547', '20 demos');
    assertPrinted(noErrorExample(0.01, 100, 3), '.049', '100 demos');
  });
});

/** simulation.md §1.m. */
describe('a self-taught reasoner', () => {
  for (const [luck, hints, rows] of [
    [0.25, 0, ['.5000', '.8000', '.9846', '.9990']],
    [0.25, 0.5, ['.2857', '.3902', '.6210', '.8075']],
    [0.25, 1, ['.2000', '.2000', '.2000', '.2000']],
    [0.05, 0, ['.8333', '.9901', '1.0000', '1.0000']],
  ] as const) {
    it(`luck ${luck}, hints ${hints}: soundness from .2`, () => {
      const loop = { start: 0.2, items: 5000, generations: 6, luck, hints, forgetting: 0 };
      const runs = Array.from({ length: 400 }, (_, i) => runStar(loop, i + 1));
      [1, 2, 4, 6].forEach((t, i) => {
        const closed = expectedSound(loop, t);
        assertPrinted(closed, rows[i]!, `s_${t}`);
        assertMean(
          runs.map((run) => run[t]!),
          closed,
          `s_${t}`,
          { abs: 1e-4 },
        );
      });
    });
  }

  it('answers look right before the reasoning is: s + (1 − s) g', () => {
    for (const [sound, printed] of [
      [0.5, '.625'],
      [0.8, '.850'],
    ] as const) {
      assertPrinted(answerAccuracy(sound, 0.25), printed, `s = ${sound}`);
    }
  });

  it('settles at 1 − ηL/(L − 1) when it forgets', () => {
    for (const [forgetting, luck, hints, printed] of [
      [0.05, 0.25, 0, '.9333'],
      [0.05, 0.25, 0.5, '.8667'],
      [0.05, 0.5, 0.7, '.6667'],
      [0.2, 0.25, 0, '.7333'],
      [0.2, 0.25, 0.5, '.4667'],
      [0.2, 0.5, 0.7, '0'],
    ] as const) {
      const closed = settledSound({ luck, hints, forgetting });
      assertPrinted(closed, printed, `η ${forgetting}, g ${luck}, h ${hints}`);
      const loop = { start: 0.5, items: 5000, generations: 400, luck, hints, forgetting };
      const late = perSeed(30, (seed) => sum(runStar(loop, seed).subarray(201)) / 200);
      // 2e-3: the finite population's bend, as in the reference script.
      assertMean(late, closed, `η ${forgetting}, g ${luck}, h ${hints}`, { abs: 2e-3 });
    }
  });

  it('never learns what it never solves: such training data is wholly unsound', () => {
    const loop = { start: 0, items: 5000, generations: 20, luck: 0.25, hints: 0.5, forgetting: 0 };
    assert.deepEqual([...runStar(loop, 1)], new Array(21).fill(0));
  });

  it('a check of the reasoning multiplies the odds by τ/φ', () => {
    const check = { truePositive: 0.9, falsePositive: 0.3 };
    const loop = { start: 0.2, items: 5000, generations: 2, luck: 0.25, hints: 1, forgetting: 0, check };
    assert.ok(Math.abs(expectedSound(loop, 1) - 3 / 7) < 1e-12);
    assertMean(
      perSeed(400, (seed) => runStar(loop, seed)[1]!),
      3 / 7,
      's_1',
    );
  });
});

/** simulation.md §1.n. */
describe('what a constitution covers', () => {
  const harms = DRAFT_CONSTITUTION;

  it('residual harm: independent critiques help down to the unlisted class, the same critic only once', () => {
    for (const [k, printed] of [
      [1, '.0720'],
      [2, '.0518'],
      [4, '.0397'],
      [8, '.0323'],
    ] as const) {
      for (const critics of ['independent', 'same'] as const) {
        const closed = residualHarm(harms, k, critics);
        assertPrinted(closed, critics === 'same' ? '.0720' : printed, `${critics}, k = ${k}`);
        const left = perSeed(100, (seed) => sum(runCritiques(harms, 2000, k, critics, seed)) / 2000);
        assertMean(left, closed, `${critics}, k = ${k}`);
      }
    }
    assertPrinted(recallCeiling(harms, 'independent'), '.85', 'ceiling, independent');
    assertPrinted(recallCeiling(harms, 'same'), '.64', 'ceiling, same critic');
  });

  it('retraining on what one critique kept leaves the unlisted class', () => {
    const runs = Array.from({ length: 100 }, (_, i) => runRetraining(harms, 20_000, 10, i + 1));
    for (const [t, harm, unlisted] of [
      [1, '.0826', '.42'],
      [3, '.0523', '.68'],
      [5, '.0439', '.82'],
      [10, '.0375', '.96'],
    ] as const) {
      const closed = expectedRetrained(harms, t);
      assertPrinted(sum(closed), harm, `harm at t=${t}`);
      assertPrinted(closed[3]! / sum(closed), unlisted, `unlisted share at t=${t}`);
      assertMean(
        runs.map((run) => sum(run[t]!)),
        sum(closed),
        `harm at t=${t}`,
      );
      assertMean(
        runs.map((run) => run[t]![3]!),
        closed[3]!,
        `unlisted at t=${t}`,
      );
    }
  });

  it('a human audit meets the unlisted class', () => {
    assertPrinted(auditSees(0.03, 50), '.782', '50 outputs');
    assertPrinted(auditSees(0.03, 200), '.998', '200 outputs');
  });
});
