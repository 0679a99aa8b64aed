import { z } from 'zod';
import { labWorldSchema } from '../core/course/world.ts';
import { faultSchema } from '../core/grading/verdict.ts';
import { translationSchema } from './translation.ts';

/** What a debug process is asked to run: the learner's own pipeline, for one seed, in the world of its lab. */
export const debugJobSchema = z.object({
  type: z.literal('debug'),
  world: labWorldSchema,
  /** The learner's TypeScript as it is in the file. */
  source: z.string(),
  /** Where the file is: breakpoints are set by this path. */
  file: z.string(),
  seed: z.number().int(),
  /** The learner's language, for what is said; English where there is none. */
  translation: translationSchema.optional(),
  /** Written to the debug console before the run. */
  notes: z.array(z.string()),
});

export const debugReplySchema = z.discriminatedUnion('type', [
  /** The process waits for a debugger to attach here, and runs then. */
  z.object({ type: z.literal('listening'), address: z.string() }),
  /** There is nothing to run: the pipeline can't be read. */
  z.object({ type: z.literal('fault'), fault: faultSchema }),
]);

export type DebugJob = z.input<typeof debugJobSchema>;
export type DebugReply = z.infer<typeof debugReplySchema>;
