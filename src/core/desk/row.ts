import { z } from 'zod';
import { limitsSchema } from '../grading/limits.ts';
import { flawStates } from '../grading/verdict.ts';

/** What the desk found out about one submission: a line of JSON, from which every report is made. */
export const ROW_SCHEMA = 'groundloop.row/1';

/**
 * graded: there is a verdict. fault: the pipeline could not be run to its end (it threw, or took too long or too much memory).
 * refused: the file is no submission, is for another pack, or its signature doesn't hold.
 */
export const outcomes = ['graded', 'fault', 'refused'] as const;

export const rowFlawSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(flawStates),
  effect: z.number().nullable(),
});

export const rowSchema = z.object({
  schema: z.literal(ROW_SCHEMA),
  /** The file as the instructor named it, with `/` between folders. */
  file: z.string(),
  /** SHA-256 of the file's bytes: a row is made once for each. */
  submission: z.string(),
  outcome: z.enum(outcomes),
  /** Why there is no verdict: of a fault or a refusal. */
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
  /** `key` is the fingerprint of the key that signed. Null where the file is no submission. */
  learner: z.object({ name: z.string(), id: z.string().optional(), key: z.string() }).nullable(),
  made: z.iso.datetime().nullable(),
  lab: z.string().nullable(),
  /** What it was graded with. */
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  grader: z.object({ version: z.string() }),
  /** What the run might use; missing where there was none, and in older rows. */
  limits: limitsSchema.optional(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  /** The verdict in a sentence or two; missing where there is none, and in older rows. */
  summary: z.string().optional(),
  flaws: z.array(rowFlawSchema),
  /** In labs with measures of their own: what the last model came to. `failed` says why nothing was measured, `code` the kind of fault. */
  measures: z
    .object({
      list: z.array(
        z.object({ id: z.string(), title: z.string(), value: z.number().nullable(), met: z.boolean().optional() }),
      ),
      failed: z.string().optional(),
      code: z.string().optional(),
    })
    .optional(),
  /** As in receipts. */
  verdict: z.object({ hash: z.string() }).nullable(),
  /** What the learner's own machine said; null where there was no receipt. */
  local: z
    .object({
      score: z.number(),
      passed: z.boolean(),
      /** Whether the verdict is the same: with the same pack, grader and arithmetic bit for bit, else by score, result and flaws. */
      agrees: z.boolean(),
      /** Where it isn't: a sentence for each difference. */
      why: z.array(z.string()),
      /** What it was made with there, of all that is another than here; missing where nothing is, and in older rows. */
      with: z
        .object({
          pack: z.object({ version: z.string(), hash: z.string() }),
          grader: z.object({ version: z.string() }),
          engine: z.object({ name: z.string(), version: z.string() }),
        })
        .partial()
        .optional(),
    })
    .nullable(),
  /** Null where the learner didn't share it. `hints`: flaw id → rungs of the ladder taken. */
  attempts: z.number().int().nullable(),
  hints: z.record(z.string(), z.number().int()).nullable(),
  /** The first answer given to each question, and whether it was right. `question` is `lesson/question`. */
  answers: z.array(z.object({ question: z.string(), option: z.string(), right: z.boolean() })).nullable(),
  /** Winnowed hashes of the code's tokens, sorted: two programs that share most of them are near-identical. */
  prints: z.array(z.number().int()),
  /** Wall-clock time of grading. */
  seconds: z.number(),
});

export type Row = z.infer<typeof rowSchema>;
