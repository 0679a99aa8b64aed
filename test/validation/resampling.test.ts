import assert from 'node:assert/strict';
import { Arena } from '../../src/core/simulation/arena.ts';
import { Experiment } from '../../src/core/simulation/experiment.ts';
import type { Model } from '../../src/core/simulation/model.ts';
import { presetSchema } from '../../src/core/simulation/preset.ts';
import { makeWorld } from '../../src/core/simulation/world.ts';
import { program, type Step } from '../support/loops.ts';

/**
 * A loop that trains on nothing but its own samples is neutral Wright–Fisher drift (simulation.md §1.a; Seddik et al.
 * 2024, arXiv:2404.05090). The product's own simulator must reproduce the closed forms, through the learner's API.
 */
describe('resampling is Wright–Fisher drift', () => {
  const survivors = (model: Model, facts: number): number => model.fact.subarray(0, facts).filter((p) => p > 0).length;
  const diversity = (model: Model): number => 1 - model.fact.reduce((sum, p) => sum + p * p, 0);

  function runs(step: Step, facts: number, generations: number, n: number): readonly (readonly Model[])[] {
    const preset = presetSchema.parse({ facts, generations, budget: { human: null, sample: null } });
    const world = makeWorld(preset);
    const arena = new Arena();
    return Array.from({ length: n }, (_, i) => {
      const { base } = new Experiment(world, i + 1, () => program(step), arena);
      return base.snapshots.map((snapshot) => snapshot.model);
    });
  }

  function assertMean(values: readonly number[], expected: number, what: string): void {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1);
    const se = Math.sqrt(variance / values.length);
    assert.ok(Math.abs(mean - expected) <= 4 * se + 1e-9, `${what}: ${mean} ± ${se}, expected ${expected}`);
  }

  it('loses facts and diversity at the exact rate: K = N = 1000, Zipf(1)', () => {
    const all = runs((g) => g.model.sample(1000), 1000, 10, 60);
    for (const [t, expected] of [
      [1, 333.7],
      [5, 150.6],
      [10, 96.48],
    ] as const) {
      assertMean(
        all.map((models) => survivors(models[t]!, 1000)),
        expected,
        `survivors at t=${t}`,
      );
    }
    const start = diversity(all[0]![0]!);
    for (const t of [1, 10]) {
      assertMean(
        all.map((models) => diversity(models[t]!)),
        start * (1 - 1 / 1000) ** t,
        `diversity at t=${t}`,
      );
    }
  });

  it('loses less with more samples: the drift is 1/N', () => {
    const all = runs((g) => g.model.sample(10_000), 1000, 10, 12);
    assertMean(
      all.map((models) => survivors(models[10]!, 1000)),
      460.5,
      'survivors at N = 10 000',
    );
  });

  it('is anchored by fresh human data as the recursion says: K = N = 200, m = 0.1, exactly mN fresh', () => {
    const n = 200;
    const m = 0.1;
    const all = runs((g) => g.human.draw(n * m).plus(g.model.sample(n * (1 - m))), 200, 20, 60);
    const f0 = 1 - diversity(all[0]![0]!);
    const c = (1 - m) ** 2;
    let f = f0;
    for (let t = 1; t <= 20; t++) f = (1 - c) * f0 + c * f + (m * (1 - f0) + (1 - m) * (1 - f)) / n;
    assertMean(
      all.map((models) => diversity(models[20]!)),
      1 - f,
      'diversity at t=20',
    );
    assertMean(
      all.map((models) => survivors(models[20]!, 200)),
      42.58,
      'survivors at t=20',
    );
  });
});
