import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Batch, Generation, Item } from 'groundloop';
import { Arena } from '../../../src/core/simulation/arena.ts';
import { cannotReach, type ChangeName, type Changes, REACHES } from '../../../src/core/simulation/changes.ts';
import { Experiment } from '../../../src/core/simulation/experiment.ts';
import { Model } from '../../../src/core/simulation/model.ts';
import { Names } from '../../../src/core/simulation/names.ts';
import { presetSchema, services } from '../../../src/core/simulation/preset.ts';
import { type Run, runAll } from '../../../src/core/simulation/run.ts';
import { makeWorld } from '../../../src/core/simulation/world.ts';
import { program } from '../../support/loops.ts';

/** What must hold for every loop. The loops are made up: any filters, in any order, over any draws. */

const world = makeWorld(
  presetSchema.parse({ generations: 4, services: [...services], budget: { human: 300, verify: 2500, audit: 60 } }),
);

const filters: Readonly<Record<string, (g: Generation) => (item: Item, i: number) => unknown>> = {
  verifier: (g) => (item) => g.budget.verify > 0 && g.verifier.check(item),
  tests: (g) => (item) => g.tests.pass(item),
  thumbs: (g) => (item) => g.users.thumbs(item),
  review: (g) => (item) => g.budget.audit === 0 || g.review(item),
  judge: (g) => (item) => g.model.judge(item) > 0.3,
  likelihood: (g) => (item) => g.model.likelihood(item) > -9,
  reward: (g) => (item) => g.reward.score(item) > 0.5,
  detector: (g) => (item) => g.web.detector(item) < 0.5,
  words: () => (item) => item.text.length % 2 === 0,
  chance: (g) => () => g.random() < 0.8,
  place: () => (_, i) => i % 3 !== 0,
};

interface Plan {
  readonly human: number;
  readonly web: number;
  readonly sample: number;
  readonly temperature: number;
  readonly filters: readonly string[];
  readonly audit: number;
  readonly refresh: boolean;
  readonly exam: boolean;
  readonly keep: boolean;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  human: fc.integer({ min: 1, max: 150 }),
  web: fc.constantFrom(0, 40),
  sample: fc.integer({ min: 20, max: 250 }),
  temperature: fc.constantFrom(0.6, 1, 1.3),
  filters: fc.array(fc.constantFrom(...Object.keys(filters)), { maxLength: 3 }),
  audit: fc.constantFrom(0, 25),
  refresh: fc.boolean(),
  exam: fc.boolean(),
  keep: fc.boolean(),
});

const loopOf = (plan: Plan) =>
  program((g) => {
    let drafts: Batch = g.model.sample(plan.sample, { temperature: plan.temperature });
    for (const name of plan.filters) drafts = drafts.filter(filters[name]!(g));
    if (plan.audit > 0 && g.audit(drafts, plan.audit).bad > 0.9 * plan.audit) drafts = drafts.take(5);
    const people = g.human.draw(plan.human);
    if (plan.refresh) g.reward.refresh({ ai: drafts, human: people });
    const parts = [people, drafts, ...(plan.web > 0 ? [g.web.draw(plan.web)] : [])];
    const all = (plan.exam ? g.exam.items.take(3) : people).plus(...parts);
    return plan.keep ? g.bank.put('all', g.bank.get('all').plus(all)) : all;
  });

const arena = new Arena();
const seeds = fc.integer({ min: 1, max: 100_000 });

/** A run in a changed world, without the experiment's knowledge of what can't differ. */
const runIn = (plan: Plan, seed: number, changes: Changes, base?: Run): Run =>
  runAll({
    world,
    seed,
    arena,
    names: new Names(world, seed, changes.names === 'permuted' ? 1 : 0),
    people: Model.initial(world),
    program: loopOf(plan),
    changes,
    ...(base && { base }),
  });

const trainedOn = (run: Run): unknown => run.records.map(({ trained }) => [...trained]);

const everyChange: Readonly<Record<ChangeName, Changes>> = {
  evaluators: { evaluators: 'coin' },
  tests: { tests: 'hidden' },
  hints: { hints: 'off' },
  verifier: { verifier: 'generous' },
  self: { self: 'noise' },
  critic: { critic: 'blind' },
  harm: { harm: 'injected' },
  temperature: { temperature: 1 },
  users: { users: 'truth' },
  texts: { texts: 'salted' },
  belief: { belief: 'planted' },
  human: { human: 'dyed' },
  names: { names: 'permuted' },
  frontier: { frontier: 'coin' },
  exam: { exam: 'twin' },
  volume: { volume: 'tenfold' },
  reward: { reward: 'gold' },
  labels: { labels: 'honest' },
  audits: { audits: 'all-bad' },
  shock: { shock: 'flattery' },
  watch: { watch: 'hidden' },
};

describe('every loop', () => {
  it('is the same in a changed world that none of its calls reach: no causal path, no difference at all', () => {
    const names = Object.keys(REACHES) as ChangeName[];
    let tried = 0;
    fc.assert(
      fc.property(plans, seeds, fc.constantFrom(...names), (plan, seed, name) => {
        const base = runIn(plan, seed, {});
        const calls = base.outcomes.reduce((set, outcome) => set | outcome.calls, 0);
        if (!cannotReach(name, calls)) return;
        tried++;
        const changed = runIn(plan, seed, everyChange[name], base);
        assert.deepEqual(trainedOn(changed), trainedOn(base));
        assert.equal(changed.end.kind, base.end.kind);
      }),
      { numRuns: 120 },
    );
    assert.ok(tried > 30, `only ${tried} pairs tried`);
  });

  it('comes to the same as an experiment that leaves out what cannot reach it', () => {
    fc.assert(
      fc.property(plans, seeds, fc.constantFrom(...Object.values(everyChange)), (plan, seed, changes) => {
        const experiment = new Experiment(world, seed, () => loopOf(plan), new Arena());
        assert.deepEqual(
          trainedOn(experiment.whole({ ...changes, temperature: 1, users: 'truth' })),
          trainedOn(runIn(plan, seed, { ...changes, temperature: 1, users: 'truth' }, experiment.base)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is the same every time, and in whatever order its worlds are run', () => {
    fc.assert(
      fc.property(plans, seeds, (plan, seed) => {
        const [one, two] = [1, 2].map(() => new Experiment(world, seed, () => loopOf(plan), arena));
        const forks = (experiment: Experiment, onsets: readonly number[]): Map<number, unknown> =>
          new Map(
            onsets.map((t) => [
              t,
              experiment
                .fork(t, { evaluators: 'coin', self: 'noise' })
                .map((o) => o.kind === 'trained' && o.record.size),
            ]),
          );
        const [forwards, backwards] = [forks(one!, [0, 1, 3]), forks(two!, [3, 1, 0])];
        for (const t of [0, 1, 3]) assert.deepEqual(forwards.get(t), backwards.get(t));
      }),
      { numRuns: 15 },
    );
  });

  it('spends exactly what it draws, checks and audits, and never more than there is', () => {
    fc.assert(
      fc.property(plans, seeds, (plan, seed) => {
        const { records, snapshots } = runIn(plan, seed, {});
        const { budget } = world.preset;
        const { left } = snapshots.at(-1)!;
        const drawn = records.reduce((sum, record) => sum + record.humanDrawn, 0);
        assert.equal(drawn + left.human, budget.human);
        assert.equal(records.reduce((sum, record) => sum + record.checks, 0) + left.verify, budget.verify);
        for (const what of ['human', 'verify', 'audit'] as const) assert.ok(left[what] >= 0);
        const kept = records.reduce((sum, { kept: cells }) => sum + cells.reduce((a, b) => a + b, 0), 0);
        const sampled = records.reduce((sum, { candidates }) => sum + candidates.reduce((a, b) => a + b, 0), 0);
        assert.ok(kept <= sampled, `${kept} kept of ${sampled}`);
      }),
      { numRuns: 60 },
    );
  });

  it('trains models whose probabilities add up, and are never NaN', () => {
    fc.assert(
      fc.property(plans, seeds, (plan, seed) => {
        for (const { after } of runIn(plan, seed, {}).records) {
          const total = after.fact.reduce((sum, p) => sum + p, 0);
          assert.ok(Math.abs(total - 1) < 1e-9, `Σ p(fact) = ${total}`);
          after.fact.forEach((p, q) => {
            const answers = after.answer.slice(4 * q, 4 * q + 4).reduce((sum, x) => sum + x, 0);
            if (p > 0) assert.ok(Math.abs(answers - 1) < 1e-9, `Σ p(answer | ${q}) = ${answers}`);
          });
        }
      }),
      { numRuns: 30 },
    );
  });
});
