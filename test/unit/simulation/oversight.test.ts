import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runRewardDrift } from '../../../src/core/kernels/rewardDrift.ts';
import { Arena } from '../../../src/core/simulation/arena.ts';
import { callSet } from '../../../src/core/simulation/calls.ts';
import { type Changes, SHOCK } from '../../../src/core/simulation/changes.ts';
import type { Experiment } from '../../../src/core/simulation/experiment.ts';
import { Model } from '../../../src/core/simulation/model.ts';
import { Names } from '../../../src/core/simulation/names.ts';
import { presetSchema } from '../../../src/core/simulation/preset.ts';
import { type Run, runAll } from '../../../src/core/simulation/run.ts';
import { FLATTERING, LUCKY, makeWorld, RIGHT, VARIANTS, WRONG } from '../../../src/core/simulation/world.ts';
import { accumulate, program, simulate, type Step, verified } from '../../support/loops.ts';

const services = ['human', 'verifier', 'users', 'tests', 'audit', 'reward'] as const;
const preset = { services: [...services], budget: { audit: null, human: null } };
const seeds = fc.integer({ min: 1, max: 1_000_000 });
/** A run in a changed world without any short cut: not even for changes that are known not to reach it. */
function rerun(step: Step, seed: number, changes: Changes): Run {
  const world = makeWorld(presetSchema.parse(preset));
  const [arena, names] = [new Arena(), new Names(world, seed, 0)];
  return runAll({ world, seed, arena, names, people: Model.initial(world), program: program(step), changes });
}
const trained = (run: Run): Int32Array[] => run.records.map((record) => record.trained);

describe('a reward model', () => {
  it('drifts by its own labels as the closed form says, whatever the share of labels by people', () => {
    for (const [ai, human] of [
      [50, 50],
      [80, 20],
      [95, 5],
      [100, 0],
    ] as const) {
      const step: Step = (g) => {
        g.reward.refresh({ ai: g.model.sample(ai), human: g.human.draw(human) });
        return g.human.draw(20);
      };
      const { base } = simulate(step, { preset });
      const aiShare = ai / (ai + human);
      const weights = (variant: number, appeal: number, humanValue: number): Float64Array =>
        runRewardDrift(
          { rate: 0.5, aiShare, selfPreference: 0.15 * appeal, humanValue },
          base.snapshots[0]!.reward[variant]!,
          10,
        );
      const expected = [
        [RIGHT, weights(RIGHT, 0, 1)],
        [WRONG, weights(WRONG, 0, 0)],
        [FLATTERING, weights(FLATTERING, 1, 0)],
        [LUCKY, weights(LUCKY, 0.1, 0)],
      ] as const;
      for (const [variant, byRefresh] of expected) {
        for (let t = 0; t <= 10; t++) {
          const weight = base.snapshots[t]!.reward[variant]!;
          assert.ok(Math.abs(weight - byRefresh[t]!) < 1e-12, `${ai}/${human}, variant ${variant}, refresh ${t}`);
        }
      }
    }
  });

  it('makes no difference, not even in one item, to a loop that never asks it for a score', () => {
    const loops: Step[] = [
      (g) => accumulate(g, g.human.draw(80), verified(g, g.model.sample(200), 100)),
      (g) => accumulate(g, g.human.draw(80), g.model.sample(300).filter(g.users.thumbs)),
      (g) => {
        g.reward.refresh({ ai: g.model.sample(30) });
        return accumulate(g, g.model.sample(200).sortBy(g.model.judge).take(90));
      },
    ];
    fc.assert(
      fc.property(seeds, fc.constantFrom(...loops), (seed, step) => {
        assert.deepEqual(trained(rerun(step, seed, { reward: 'gold' })), trained(rerun(step, seed, {})));
      }),
      { numRuns: 9 },
    );
  });

  it('scores by the truth, with the noise of before, where it is falsified', () => {
    const scores: number[] = [];
    const step: Step = (g) => {
      for (const item of g.model.sample(300)) scores.push(g.reward.score(item));
      return g.human.draw(10);
    };
    rerun(step, 3, { reward: 'gold' });
    const right = scores.filter((score) => score > 0.5);
    assert.ok(right.length > 300 && right.length < scores.length);
    assert.ok(right.every((score) => Math.abs(score - 1) <= 0.05));
    assert.ok(scores.filter((score) => score <= 0.5).every((score) => Math.abs(score) <= 0.05));
    assert.ok(new Set(right).size > 20, 'items of one kind differ by noise');
  });
});

describe('falsified audits', () => {
  const seen: { people: number; drafts: number }[] = [];
  const looking: Step = (g) => {
    const [people, drafts] = [g.human.draw(60), g.model.sample(60)];
    seen.push({ people: g.audit(people, 60).bad, drafts: g.audit(drafts, 60).bad });
    return people.plus(drafts);
  };
  const audits = (changes: Changes) => {
    seen.length = 0;
    rerun(looking, 5, changes);
    return [...seen];
  };

  it('find each of the model’s items bad, or none, and say of people’s what they said before', () => {
    const people = audits({}).map((audit) => audit.people);
    assert.deepEqual(
      audits({ audits: 'all-bad' }),
      people.map((bad) => ({ people: bad, drafts: 60 })),
    );
    assert.deepEqual(
      audits({ audits: 'all-good' }),
      people.map((bad) => ({ people: bad, drafts: 0 })),
    );
    assert.ok(audits({ audits: 'alarm' }).every((audit) => audit.people === 60 && audit.drafts === 60));
  });
});

describe('a fork of a loop that paused', () => {
  const pausing: Step = (g) => {
    const drafts = g.model.sample(100);
    return g.t === 3 && g.audit(drafts, 100).bad > 0 ? g.pause('bad') : accumulate(g, g.human.draw(50), drafts);
  };

  it('runs the paused generation again, and goes on where the change takes the reason away', () => {
    const run = simulate(pausing, { preset });
    assert.equal(run.base.end.kind, 'paused');
    const kinds = (changes: Changes) => run.fork(1, changes, 3).map(({ kind }) => kind);
    assert.deepEqual(kinds({}), ['trained', 'trained', 'paused']);
    assert.deepEqual(kinds({ audits: 'all-bad' }), ['trained', 'trained', 'paused']);
    assert.deepEqual(kinds({ audits: 'all-good' }), ['trained', 'trained', 'trained']);
  });
});

describe('a shock', () => {
  it('multiplies the odds of flattery from 40 % of the run on, and changes nothing before', () => {
    const step: Step = (g) => accumulate(g, g.human.draw(100), verified(g, g.model.sample(300), 150));
    const [base, shocked] = [rerun(step, 2, {}), rerun(step, 2, { shock: 'flattery' })];
    for (let t = 0; t < 4; t++) assert.deepEqual(shocked.records[t]!.trained, base.records[t]!.trained);
    const odds = (model: Model, q: number): number => {
      const p = model.answer[q * VARIANTS + FLATTERING]!;
      return p / (1 - p);
    };
    for (let q = 0; q < 5; q++) {
      const ratio = odds(shocked.records[4]!.before, q) / odds(base.records[4]!.before, q);
      assert.ok(Math.abs(ratio - SHOCK) < 1e-9, `fact ${q}: ${ratio}`);
    }
  });
});

describe('a model that is watched', () => {
  const better = 0.9;
  const bad = (run: Experiment): number[] => run.base.outcomes.map(({ audited }) => audited.bad / audited.of);
  const watchedAt = (step: Step, seed: number): Experiment =>
    simulate(step, { seed, preset: { ...preset, watched: { better } } });
  const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;

  it('behaves in the places that were audited last, from the second generation on', () => {
    const step: Step = (g) => {
      const drafts = g.model.sample(400);
      g.audit(drafts.take(200), 200);
      return g.human.draw(400);
    };
    const rates = [1, 2, 3].map((seed) => bad(watchedAt(step, seed)));
    assert.ok(rates.every(([first]) => first! > 0.35));
    const later = mean(rates.flatMap((each) => each.slice(1)));
    assert.ok(Math.abs(later - (1 - better) * 0.45) < 0.02, `${later} of the items are bad where people look`);
  });

  it('can’t prepare for places that chance chooses', () => {
    const step: Step = (g) => {
      g.audit(g.model.sample(1000), 50);
      return g.human.draw(400);
    };
    const rates = [1, 2, 3].map((seed) => bad(watchedAt(step, seed)));
    assert.ok(mean(rates.flatMap((each) => each.slice(1))) > 0.35);
  });

  it('is the same as any other where it can’t tell, and in labs that have no such model', () => {
    const step: Step = (g) => {
      const drafts = g.model.sample(200);
      g.audit(drafts.take(50), 50);
      return accumulate(g, g.human.draw(50), drafts);
    };
    const hidden = watchedAt(step, 4).whole({ watch: 'hidden' });
    assert.deepEqual(trained(hidden), trained(simulate(step, { seed: 4, preset }).base));
    const calls = callSet('sample', 'audit', 'human');
    assert.ok(hidden.outcomes.every((outcome) => outcome.calls === calls));
  });
});
