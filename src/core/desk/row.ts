import { z } from 'zod';
import { flawStates } from '../grading/verdict.ts';

export const ROW_SCHEMA = 'groundloop.row/1';

/** How a regrade compares with what the submission says of itself. */
export const agreements = ['same', 'differs', 'no-receipt'] as const;

/** What grading one submission came to: a line of the results, from which every report is made. */
export const rowSchema = z.object({
  schema: z.literal(ROW_SCHEMA),
  /** SHA-256 of the submission's file, of the pack, and the grader's version: the same three, the same row. */
  key: z.string(),
  file: z.string(),
  learner: z.object({ name: z.string(), id: z.string().optional() }),
  lab: z.string(),
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  grader: z.object({ version: z.string() }),
  code: z.object({ hash: z.string() }),
  score: z.number().min(0).max(100),
  passMark: z.number().min(0).max(100),
  passed: z.boolean(),
  summary: z.string(),
  /** Why it couldn't be graded. */
  fault: z
    .object({ kind: z.string(), message: z.string(), line: z.number().optional(), column: z.number().optional() })
    .optional(),
  flaws: z.array(
    z.object({
      id: z.string(),
      state: z.enum(flawStates),
      message: z.string(),
      line: z.number().optional(),
      column: z.number().optional(),
    }),
  ),
  agreement: z.enum(agreements),
  /** What differs from the receipt, or speaks against the submission, in words. */
  why: z.array(z.string()),
  attempts: z.number().int().nonnegative().nullable(),
  hints: z.record(z.string(), z.number()).nullable(),
  answers: z.record(z.string(), z.string()).nullable(),
  /** Of the pipeline's structure, for near-identical submissions: sorted hashes of its shingles. */
  shingles: z.array(z.number().int()),
  milliseconds: z.number().nonnegative(),
});

export type Row = z.infer<typeof rowSchema>;
