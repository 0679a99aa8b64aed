import { z } from 'zod';
import { generationSchema, type Verdict } from '../core/grading/verdict.ts';

/** As many earlier runs as a chart can show behind the newest one. */
export const MOST_PAST = 3;

/** More generations than any lab runs. */
const MOST_GENERATIONS = 200;

/** What is kept of a run that newer ones followed: how its loop went. */
export const pastRunSchema = z.object({
  number: z.number().int().positive(),
  /** Null where nothing is scored. */
  score: z.number().min(0).max(100).nullable(),
  generations: z.array(generationSchema).max(MOST_GENERATIONS),
});

export type PastRun = z.infer<typeof pastRunSchema>;

/** The runs before the newest, the newest of them first, once another verdict follows this one. */
export function withRun(past: readonly PastRun[], { metrics, scored, score }: Verdict, number: number): PastRun[] {
  const generations = metrics?.generations ?? [];
  if (generations.length === 0 || generations.length > MOST_GENERATIONS) return [...past];
  return [{ number, score: scored === false ? null : score, generations }, ...past].slice(0, MOST_PAST);
}
