import { z } from 'zod';
import { MEASURES } from '../course/capstone.ts';

const points = z.number().min(0).max(100);

/** Shares 0 to 1, and units a percentage point; null where nothing was gained. */
const values = z.partialRecord(z.enum(MEASURES), z.number().nullable());

/** How a loop does beside the reference points of its lab. */
export const capstoneVerdictSchema = z.object({
  /** What was measured, of the learner's loop and of the references alike: the mean of the last models of these seeds. */
  seeds: z.array(z.number().int()).min(1),
  /** What it comes to, in one to three short sentences. */
  sentence: z.string(),
  /** What to try for a higher score, by the measure that costs most; missing where nothing is to be had. */
  next: z.string().optional(),
  /** Before a flaw holds the score below the pass mark. */
  points,
  /** Whether one does. */
  capped: z.boolean(),
  /** In the order of the table, each between the worst and the best reference point. */
  measures: z
    .array(
      z.object({
        measure: z.enum(MEASURES),
        weight: z.number().positive(),
        value: z.number().nullable(),
        points,
        worst: z.number(),
        best: z.number(),
      }),
    )
    .min(1),
  /** The reference points, our best last, with what each would score if it had no flaw. */
  references: z.array(z.object({ id: z.string(), title: z.string(), points, values })).min(1),
});

export type CapstoneVerdict = z.infer<typeof capstoneVerdictSchema>;
