import { z } from 'zod';
import type { Translation } from '../core/base/say.ts';
import type { Lab } from '../core/course/lab.ts';
import type { Limits } from '../core/grading/limits.ts';
import { faultSchema, verdictSchema } from '../core/grading/verdict.ts';

/**
 * What the worker process is asked to do. One request per process: it is killed after its reply. No schema: the process
 * hears nobody but us, who made the request of parsed parts, and would load the schemas anew for each run.
 */
export interface GradeRequest {
  readonly type: 'grade';
  readonly lab: Lab;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  /** The learner's TypeScript, as it is on the screen or on disk. */
  readonly source: string;
  /** Shown in messages, e.g. `pipeline.ts`. */
  readonly fileName: string;
  /** SHA-256 of `source`, hex: the worker's core has no crypto. */
  readonly codeHash: string;
  /** The learner's language, for what is said; English where there is none. */
  readonly translation?: Translation | undefined;
  /** Which block of disjoint seeds to use: block b starts at seed 1000·b + 1. */
  readonly seedBlock: number;
  readonly limits: Limits;
  /** `measures.ts` of a lab with measures of its own. It runs after the pipeline, in a thread that never saw it; `limits` hold anew. */
  readonly measures?: string | undefined;
}

/** What it answers, with a stranger's code beside it: always parsed. */
export const workerReplySchema = z.discriminatedUnion('type', [
  /** The process is loaded: it waits for a request, or begins with the one it has. */
  z.object({ type: z.literal('ready') }),
  /** The pipeline is compiled, and its time begins. */
  z.object({ type: z.literal('compiled') }),
  z.object({ type: z.literal('progress'), seedsDone: z.number().int(), seedsMax: z.number().int() }),
  /** What four seeds say, while the rest still run. */
  z.object({ type: z.literal('provisional'), verdict: verdictSchema }),
  z.object({ type: z.literal('result'), verdict: verdictSchema }),
  /** The verdict of a lab with measures of its own, which run now. Whatever stops the run from here on is their fault. */
  z.object({ type: z.literal('graded'), verdict: verdictSchema }),
  /** What they came to: by id, a value for each generation. */
  z.object({ type: z.literal('measured'), values: z.record(z.string(), z.array(z.number())) }),
  /** A limit was hit: the run is over. A `fault` that also says where may follow at once, or never. */
  z.object({ type: z.literal('stopping'), fault: faultSchema }),
  z.object({ type: z.literal('fault'), fault: faultSchema }),
]);

export type WorkerReply = z.infer<typeof workerReplySchema>;

/** What a lab's pipeline may use, unless a host is told otherwise. */
export const DEFAULT_LIMITS: Limits = { seconds: 15, megabytes: 512 };
