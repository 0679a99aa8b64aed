import assert from 'node:assert/strict';
import type { z } from 'zod';
import type { presetSchema } from '../../src/core/simulation/preset.ts';
import { RIGHT, VARIANTS } from '../../src/core/simulation/world.ts';
import { simulate, type Step } from '../support/loops.ts';
import { assertMean, perSeed } from '../support/monteCarlo.ts';

/**
 * The STaR loop of simulation.md §1.m in the world itself: solved problems, an answer check, hints. s is the share of
 * sound methods; an unsound one reaches the right answer with probability g, and a hint helps one that doesn't with
 * probability h.
 */
interface Star {
  readonly g: number;
  readonly h: number;
  readonly start?: number;
  /** Share of sound methods that are forgotten when they are learned, η. */
  readonly forgetting?: number;
  readonly generations: number;
}

const starPreset = ({ g, h, start = 0.2, forgetting = 0, generations }: Star): z.input<typeof presetSchema> => ({
  facts: 20,
  generations,
  hallucination: forgetting,
  services: ['tests', 'hints'],
  steps: {},
  hints: { help: h },
  people: {
    skill: Math.log(start / (1 - start)),
    difficulty: 0,
    errors: { wrong: 1 - g, flattering: 0, lucky: g },
  },
  tests: { right: 1, wrong: 0, flattering: 0, lucky: 1 },
});

const SAMPLES = 20_000;

/** The share of sound methods in the model of each generation. */
function soundShares(star: Star, seed: number): number[] {
  const step: Step = (g) => g.model.sample(SAMPLES, { hint: star.h > 0 }).filter((item) => g.tests.pass(item));
  return simulate(step, { seed, preset: starPreset(star) }).base.snapshots.map(({ model }) =>
    model.answer.reduce((sum, p, cell) => {
      return cell % VARIANTS === RIGHT ? sum + p * model.fact[Math.floor(cell / VARIANTS)]! : sum;
    }, 0),
  );
}

describe('learning from answers that are right (simulation.md §1.m)', function () {
  this.timeout(60_000);
  const RUNS = 5;

  for (const { name, star, expected } of [
    { name: 'without hints', star: { g: 0.25, h: 0, generations: 6 }, expected: [0.5, 0.8, 0.9846, 0.999] },
    {
      name: 'with hints that help half of the time',
      star: { g: 0.25, h: 0.5, generations: 6 },
      expected: [0.2857, 0.3902, 0.621, 0.8075],
    },
    { name: 'with hints that always help', star: { g: 0.25, h: 1, generations: 6 }, expected: [0.2, 0.2, 0.2, 0.2] },
  ]) {
    it(`${name}, the odds of sound methods grow by 1/(g + (1 − g) h) a generation`, () => {
      const shares = Array.from({ length: RUNS }, (_, i) => soundShares(star, i + 1));
      // Twenty problems learn apart from each other: where shares are curved in the odds, their mean is off by 1e-3.
      [1, 2, 4, 6].forEach((t, i) => {
        assertMean(
          perSeed(RUNS, (seed) => shares[seed - 1]![t]!),
          expected[i]!,
          `${name}, s_${t}`,
          { abs: 4e-3 },
        );
      });
    });
  }

  for (const { forgetting, g, h, fixed } of [
    { forgetting: 0.05, g: 0.25, h: 0, fixed: 0.9333 },
    { forgetting: 0.05, g: 0.25, h: 0.5, fixed: 0.8667 },
    { forgetting: 0.2, g: 0.25, h: 0.5, fixed: 0.4667 },
  ]) {
    it(`forgetting ${forgetting} with g = ${g} and h = ${h} holds the sound share at ${fixed}`, () => {
      const star = { g, h, forgetting, start: fixed, generations: 12 };
      const late = perSeed(RUNS, (seed) => {
        const shares = soundShares(star, seed).slice(4);
        return shares.reduce((sum, share) => sum + share, 0) / shares.length;
      });
      assertMean(late, fixed, 's*', { abs: 6e-3 });
    });
  }

  it('goes to the fixed point from below', () => {
    const shares = soundShares({ g: 0.25, h: 0, forgetting: 0.05, start: 0.5, generations: 8 }, 1);
    assert.ok(shares[1]! < shares[2]! && shares[2]! < shares[3]!);
    assert.ok(Math.abs(shares[8]! - 0.9333) < 0.01, `s_8 is ${shares[8]!}`);
  });

  it('dies out where hints and forgetting outweigh the answer check: L (1 − η) < 1', () => {
    const start = 0.3;
    const shares = soundShares({ g: 0.5, h: 0.7, forgetting: 0.2, start, generations: 25 }, 1);
    // Near 0 the share shrinks by L (1 − η) = .941 a generation; from .3 by more.
    assert.ok(shares[20]! < start * 0.9412 ** 20, `s_20 is ${shares[20]!}`);
  });
});
