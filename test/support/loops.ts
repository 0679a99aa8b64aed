import type { Batch, Generation, Item, Pause } from 'groundloop';
import { Arena } from '../../src/core/simulation/arena.ts';
import { Experiment } from '../../src/core/simulation/experiment.ts';
import { type Preset, presetSchema } from '../../src/core/simulation/preset.ts';
import type { Program } from '../../src/core/simulation/run.ts';
import { makeWorld } from '../../src/core/simulation/world.ts';
import type { z } from 'zod';

export type Step = (g: Generation, memory: never) => Batch | Pause;

/** A program as the guest would hand it over; the step is typed against the learner's contract. */
export const program = (step: Step, memory?: unknown): Program => ({ step: step as Program['step'], memory });

/** Everything kept so far, under one name in the bank. */
export const accumulate = (g: Generation, ...batches: Batch[]): Batch =>
  g.bank.put('all', g.bank.get('all').plus(...batches));

/** The first `n` of a batch that the verifier accepts. */
export function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

export function countBy(items: Iterable<Item>, key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** One seed of a loop in a world. */
export function simulate(
  step: Step,
  options: { seed?: number; preset?: z.input<typeof presetSchema>; memory?: unknown } = {},
): Experiment {
  const preset: Preset = presetSchema.parse(options.preset ?? {});
  return new Experiment(makeWorld(preset), options.seed ?? 1, () => program(step, options.memory), new Arena());
}
