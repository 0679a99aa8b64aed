import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Batch } from 'groundloop';
import { priceLedger } from '../../../src/core/grading/priceLedger.ts';
import type { LedgerParts } from '../../../src/core/grading/verdict.ts';
import type { Experiment } from '../../../src/core/simulation/experiment.ts';
import { measureHarm, measureModel } from '../../../src/core/simulation/metrics.ts';
import { changeOf, LEDGER_PARTS, ledgerSummary } from '../../../src/protocol/ledger.ts';
import { accumulate, simulate, type Step, verified } from '../../support/loops.ts';

const preset = {
  facts: 60,
  generations: 4,
  services: ['human', 'verifier', 'users', 'exam', 'web', 'critic'] as const,
  harms: [{ name: 'overt', prevalence: 0.05, recall: 0.9 }],
};

/** What a generation of a random loop does. */
const generation = fc.record({
  people: fc.nat(40),
  samples: fc.nat(80),
  temperature: fc.constantFrom(0.5, 1, 1.5),
  keep: fc.constantFrom('all', 'none', 'verified', 'liked', 'likely'),
  revise: fc.boolean(),
  exam: fc.boolean(),
  web: fc.nat(20),
  remember: fc.boolean(),
});
type Plan = typeof generation extends fc.Arbitrary<infer P> ? P : never;

const loop =
  (plans: readonly Plan[]): Step =>
  (g) => {
    const plan = plans[g.t % plans.length]!;
    const drafts = g.model.sample(plan.samples, { temperature: plan.temperature });
    const revised = plan.revise ? g.model.revise(drafts, { id: 'harm', covers: ['overt'] }) : drafts;
    const filters: Record<Plan['keep'], () => Batch> = {
      all: () => revised,
      none: () => revised.take(0),
      verified: () => revised.filter((item) => g.verifier.check(item)),
      liked: () => revised.filter((item) => g.users.thumbs(item)),
      likely: () => revised.sortBy((item) => g.model.likelihood(item)).take(10),
    };
    const parts = [
      // A training set must not be empty.
      g.human.draw(1 + plan.people),
      filters[plan.keep](),
      g.web.draw(plan.web),
      ...(plan.exam ? [g.exam.items] : []),
    ];
    return plan.remember ? accumulate(g, ...parts) : parts[0]!.plus(...parts.slice(1));
  };

/** A model's share of each attribute, in percentage points, from other code than the ledger's. */
function shares({ world, base }: Experiment, t: number): Record<'flattery' | 'luck' | 'rare' | 'harm', number> {
  const { model } = base.snapshots[t]!;
  const { flattery, luck } = measureModel(world, model);
  const rare = model.fact.slice(world.tailFrom, world.facts).reduce((sum, p) => sum + p, 0);
  return { flattery: 100 * flattery, luck: 100 * luck, rare: 100 * rare, harm: 100 * measureHarm(world, model)!.total };
}

describe('the Price ledger', () => {
  it('adds up in every generation of every loop: what is left is less than 1e-12', () => {
    fc.assert(
      fc.property(fc.array(generation, { minLength: 1, maxLength: 4 }), fc.nat(1000), (plans, seed) => {
        const run = simulate(loop(plans), { seed, preset: { ...preset, services: [...preset.services] } });
        const ledger = priceLedger(run.world, run.base.records);
        assert.equal(ledger.length, run.base.records.length);
        ledger.forEach((entry, i) => {
          assert.equal(entry.t, i + 1);
          const [before, after] = [shares(run, i), shares(run, i + 1)];
          for (const attribute of ['flattery', 'luck', 'rare', 'harm'] as const) {
            const parts: LedgerParts = entry[attribute]!;
            // In shares, as the tolerance is: the ledger counts in percentage points.
            const left = (parts.before + changeOf(parts) - after[attribute]) / 100;
            assert.ok(Math.abs(left) < 1e-12, `${attribute}: ${left} is left`);
            assert.ok(Math.abs(parts.before - before[attribute]) / 100 < 1e-12, attribute);
          }
          const next = ledger[i + 1];
          if (next) assert.ok(Math.abs(entry.truth.before + changeOf(entry.truth) - next.truth.before) / 100 < 1e-12);
        });
      }),
      { numRuns: 60 },
    );
  });

  const ledgerOf = (step: Step) => {
    const { world, base } = simulate(step);
    return priceLedger(world, base.records);
  };

  it('charges each mechanism to its part', () => {
    const average = (step: Step, attribute: 'truth' | 'rare' | 'flattery') =>
      ledgerSummary(ledgerOf(step).map((entry) => entry[attribute])).average;
    const checked = average((g) => accumulate(g, g.human.draw(150), verified(g, g.model.sample(600), 300)), 'truth');
    assert.ok(checked.selection > 5, 'a verifier selects for truth');
    assert.ok(checked.mixing < -2, 'people err more than what was checked');
    assert.ok(checked.learning < -1, 'the model makes things up');
    const cool = average((g) => g.model.sample(600, { temperature: 0.5 }), 'rare');
    assert.ok(cool.sampling < -0.5, 'a low temperature samples away what is rare');
    assert.equal(cool.selection, 0, 'nothing was filtered');
    const liked = average((g) => g.human.draw(100).plus(g.model.sample(900).filter(g.users.thumbs)), 'flattery');
    assert.ok(liked.selection > 0.5, 'approval selects for flattery');
  });

  it('moves nothing by sampling and selection where nothing is sampled, or nothing kept', () => {
    for (const entry of ledgerOf((g) => g.human.draw(200))) {
      assert.deepEqual([entry.truth.sampling, entry.truth.selection], [0, 0]);
      assert.notEqual(entry.truth.mixing, 0);
    }
    const dropped: Step = (g) => {
      g.model.sample(100);
      return g.human.draw(200);
    };
    for (const entry of ledgerOf(dropped)) {
      assert.notEqual(entry.truth.sampling, 0);
      assert.equal(entry.truth.selection, 0);
    }
  });

  it('is empty for a loop that pauses before it trains, and has harm only where a lab has classes of it', () => {
    assert.deepEqual(
      ledgerOf((g) => g.pause('no')),
      [],
    );
    assert.ok(ledgerOf((g) => g.human.draw(50)).every((entry) => entry.harm === undefined));
  });

  it('adds up over a run to the change from the first model to the last, an average generation at a time', () => {
    const entries = ledgerOf((g) => g.human.draw(50).plus(g.model.sample(300))).map(({ rare }) => rare);
    const { from, to, average } = ledgerSummary(entries);
    const last = entries.at(-1)!;
    assert.deepEqual([from, to], [entries[0]!.before, last.before + changeOf(last)]);
    const moved = LEDGER_PARTS.reduce((sum, part) => sum + average[part], 0);
    assert.ok(Math.abs(from + entries.length * moved - to) < 1e-9);
  });
});
