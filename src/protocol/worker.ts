import { z } from 'zod';
import { labSchema } from '../core/course/lab.ts';
import { faultSchema, verdictSchema } from '../core/grading/verdict.ts';
import { translationSchema } from './translation.ts';

/** What the worker process is asked to do, and what it answers. One `run` per process: it is killed after its reply. */
export const gradeRequestSchema = z.object({
  type: z.literal('grade'),
  lab: labSchema,
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  /** The learner's TypeScript, as it is on the screen or on disk. */
  source: z.string(),
  /** Shown in messages, e.g. `pipeline.ts`. */
  fileName: z.string(),
  /** SHA-256 of `source`, hex: the worker's core has no crypto. */
  codeHash: z.string(),
  /** The learner's language, for what is said; English where there is none. */
  translation: translationSchema.optional(),
  /** Which block of disjoint seeds to use: block b starts at seed 1000·b + 1. */
  seedBlock: z.number().int().nonnegative(),
  limits: z.object({
    /** Wall clock for the whole run, in seconds. */
    seconds: z.number().positive(),
    /** Resident memory above the idle worker's, in megabytes. */
    megabytes: z.number().positive(),
  }),
});

export const workerReplySchema = z.discriminatedUnion('type', [
  /** Sent once, when the process is loaded and waits for a request. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('progress'), seedsDone: z.number().int(), seedsMax: z.number().int() }),
  /** What four seeds say, while the rest still run. */
  z.object({ type: z.literal('provisional'), verdict: verdictSchema }),
  z.object({ type: z.literal('result'), verdict: verdictSchema }),
  /** A limit was hit: the run is over. A `fault` that also says where may follow at once, or never. */
  z.object({ type: z.literal('stopping'), fault: faultSchema }),
  z.object({ type: z.literal('fault'), fault: faultSchema }),
]);

export type GradeRequest = z.infer<typeof gradeRequestSchema>;
export type WorkerReply = z.infer<typeof workerReplySchema>;

/** What a lab's pipeline may use, unless a host is told otherwise. */
export const DEFAULT_LIMITS: GradeRequest['limits'] = { seconds: 15, megabytes: 512 };
