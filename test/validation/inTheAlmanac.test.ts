import { homozygosity, zipf } from '../../src/core/kernels/categorical.ts';
import { anchoredHomozygosity, expectedSurvivors } from '../../src/core/kernels/resampling.ts';
import { expectedRight, settledRight } from '../../src/core/kernels/verifierFilter.ts';
import type { Model } from '../../src/core/simulation/model.ts';
import { RIGHT, VARIANTS } from '../../src/core/simulation/world.ts';
import { simulate, type Step } from '../support/loops.ts';
import { assertMean } from '../support/monteCarlo.ts';

/** The closed forms that a learner's loop can show, through the learner's own API (simulation.md §1.a, f, g). */
describe('closed forms in the Almanac', () => {
  const flat = { right: 0, wrong: 0, flattering: 0, lucky: 0 };
  /** A verifier that accepts right answers at .95 and all others at .30, however hard the question. */
  const verifier = { yes: { right: 0.95, wrong: 0.3, flattering: 0.3, lucky: 0.3 }, withDifficulty: flat };
  const rates = { truePositive: 0.95, falsePositive: 0.3 };
  const budget = { human: null, sample: null, verify: null };

  /** The model before each generation and at the end, by seed. */
  const runs = (step: Step, seeds: number, world: NonNullable<Parameters<typeof simulate>[1]>['preset']) =>
    Array.from({ length: seeds }, (_, i): readonly Model[] => {
      const { base } = simulate(step, { seed: i + 1, preset: { budget, ...world } });
      return base.snapshots.map(({ model }) => model);
    });

  /** Share of right answers among everything that the model says. */
  const right = ({ fact, answer }: Model): number =>
    fact.reduce((sum, p, q) => sum + p * answer[q * VARIANTS + RIGHT]!, 0);
  const at = (all: readonly (readonly Model[])[], t: number, measure: (model: Model) => number): number[] =>
    all.map((models) => measure(models[t]!));

  it('a verifier adds ln(TPR/FPR) to the logit of truth each generation', () => {
    const step: Step = (g) => g.model.sample(4000).filter((item) => g.verifier.check(item));
    const all = runs(step, 14, { generations: 5, hallucination: 0, verifier });
    const start = right(all[0]![0]!);
    for (const t of [1, 2, 3, 4]) {
      // 2e-3: noise of some 2000 kept items bends the mean of a curved recursion.
      assertMean(at(all, t, right), expectedRight(rates, start, t), `truth at t=${t}`, { abs: 2e-3, loosest: 0.03 });
    }
  });

  it('with hallucination h truth settles at 1 − hL/(L − 1)', () => {
    const step: Step = (g) => g.model.sample(2500).filter((item) => g.verifier.check(item));
    for (const hallucination of [0.05, 0.2]) {
      const all = runs(step, 10, { generations: 14, hallucination, verifier });
      const settled = settledRight(0.95 / 0.3, hallucination);
      assertMean(at(all, 13, right), settled, `truth at h = ${hallucination}`, { abs: 2e-3, loosest: 0.03 });
    }
  });

  it('an ignored verifier leaves truth to chance: its mean stays', () => {
    const step: Step = (g) =>
      g.model.sample(1500).filter((item) => {
        g.verifier.check(item);
        return true;
      });
    const all = runs(step, 30, { generations: 6, hallucination: 0, verifier });
    assertMean(at(all, 5, right), right(all[0]![0]!), 'truth at t=5', { loosest: 0.03 });
  });

  it('items are exchangeable: the first half of a sample teaches what the second half does', () => {
    const halves = [
      (g) => g.model.sample(1000).take(500),
      (g) => {
        let n = 0;
        return g.model.sample(1000).filter(() => n++ >= 500);
      },
    ] as const satisfies readonly Step[];
    const world = { facts: 200, generations: 5, hallucination: 0 };
    const h0 = 1 - homozygosity(zipf(200, 1));
    for (const step of halves) {
      const all = runs(step, 60, world);
      assertMean(at(all, 4, right), right(all[0]![0]!), 'truth', { loosest: 0.03 });
      assertMean(
        at(all, 4, ({ fact }) => 1 - homozygosity(fact)),
        h0 * (1 - 1 / 500) ** 4,
        'heterozygosity',
        { loosest: 0.03 },
      );
      assertMean(
        at(all, 4, ({ fact }) => fact.filter((p) => p > 0).length),
        expectedSurvivors(zipf(200, 1), 500, 4),
        'survivors',
        { abs: 1, loosest: 3 },
      );
    }
  });

  it('a colder model sharpens every belief: p′ ∝ p^(1 + γ)', () => {
    const gamma = 0.25;
    const step: Step = (g) => g.model.sample(20_000, { temperature: 1 / (1 + gamma) });
    const all = runs(step, 10, { facts: 20, generations: 4, hallucination: 0 });
    let belief = [...all[0]![0]!.answer.subarray(0, VARIANTS)];
    for (const t of [1, 2, 3]) {
      const powers = belief.map((p) => p ** (1 + gamma));
      const total = powers.reduce((a, b) => a + b);
      belief = powers.map((p) => p / total);
      assertMean(
        at(all, t, ({ answer }) => answer[RIGHT]!),
        belief[RIGHT]!,
        `belief in the commonest fact at t=${t}`,
        { abs: 2e-3, loosest: 0.03 },
      );
    }
  });

  it('a share of human items anchors diversity, each way the recursion says', () => {
    const items = 200;
    const f0 = homozygosity(zipf(200, 1));
    for (const m of [0.05, 0.3]) {
      const step: Step = (g) => g.human.draw(items * m).plus(g.model.sample(items * (1 - m)));
      const all = runs(step, 40, { facts: 200, generations: 16, hallucination: 0 });
      let f = f0;
      for (let t = 1; t <= 15; t++) f = anchoredHomozygosity('fresh', m, items, f0, f);
      assertMean(
        at(all, 15, ({ fact }) => 1 - homozygosity(fact)),
        1 - f,
        `heterozygosity at m = ${m}`,
        { loosest: 0.03 },
      );
    }
  });
});
