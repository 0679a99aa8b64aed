import assert from 'node:assert/strict';
import { RIGHT, VARIANTS } from '../../src/core/simulation/world.ts';
import { measureModel } from '../../src/core/simulation/metrics.ts';
import { accumulate, simulate, verified } from '../support/loops.ts';

/** Reference behaviour of the world (simulation.md §2.1), Q = 200, G = 10. */
describe('the world of the course', () => {
  const average = (step: Parameters<typeof simulate>[0], measure: 'knowledge' | 'tailAlive', seeds = 12): number => {
    let sum = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const run = simulate(step, { seed });
      sum += measureModel(run.world, run.base.records.at(-1)!.after)[measure];
    }
    return sum / seeds;
  };
  const near = (actual: number, expected: number, tolerance: number, what: string): void => {
    assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual}, expected ${expected} ± ${tolerance}`);
  };

  it('begins where people are', () => {
    const run = simulate((g) => g.human.draw(100));
    near(measureModel(run.world, run.base.snapshots[0]!.model).knowledge, 0.549, 0.001, 'knowledge of people');
  });

  it('exceeds people by accumulating verified work, and keeps most rare facts', () => {
    const step = (g: Parameters<Parameters<typeof simulate>[0]>[0]) =>
      accumulate(g, g.human.draw(180), verified(g, g.model.sample(900), 450));
    near(average(step, 'knowledge'), 0.75, 0.02, 'knowledge');
    near(average(step, 'tailAlive'), 0.9, 0.06, 'rare facts alive');
  });

  it('collapses when human data is replaced, even by verified work', () => {
    const step = (g: Parameters<Parameters<typeof simulate>[0]>[0]) => verified(g, g.model.sample(1200), 600);
    near(average(step, 'knowledge'), 0.63, 0.04, 'knowledge');
    near(average(step, 'tailAlive'), 0.1, 0.04, 'rare facts alive');
  });

  it('stays at the human level on human data alone', () => {
    near(
      average((g) => accumulate(g, g.human.draw(200)), 'knowledge'),
      0.52,
      0.02,
      'knowledge',
    );
  });

  it('accepts as the verifier should: TPR .97 − .05 d, FPR .06 + .10 d (lucky: .12 + .10 d)', () => {
    const right = { n: 0, yes: 0, expected: 0 };
    const wrong = { n: 0, yes: 0, expected: 0 };
    for (let seed = 1; seed <= 6; seed++) {
      const run = simulate((g) => g.human.draw(1).plus(g.model.sample(1000).filter((item) => g.verifier.check(item))), {
        seed,
        preset: { generations: 2 },
      });
      const record = run.base.records[0]!;
      for (let cell = 0; cell < run.world.cells; cell++) {
        const n = record.candidates[cell]!;
        const difficulty = run.world.difficulty[Math.floor(cell / VARIANTS)]!;
        const variant = cell % VARIANTS;
        const rate = variant === RIGHT ? 0.97 - 0.05 * difficulty : (variant === 3 ? 0.12 : 0.06) + 0.1 * difficulty;
        const tally = variant === RIGHT ? right : wrong;
        tally.n += n;
        tally.yes += record.kept[cell]!;
        tally.expected += n * rate;
      }
    }
    for (const tally of [right, wrong]) {
      const p = tally.expected / tally.n;
      near(tally.yes / tally.n, p, 4 * Math.sqrt((p * (1 - p)) / tally.n), 'accept rate');
    }
  });
});
