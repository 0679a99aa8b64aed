import { z } from 'zod';
import { idSchema } from './id.ts';

/**
 * A measure that a lab brings itself: what is said of it, as data. Its numbers come from `measures.ts`, which runs in the
 * sandbox; nothing that is shown of it does.
 */
export const labMeasureSchema = z.strictObject({
  id: idSchema,
  /** The name of its chart. */
  title: z.string().min(1).max(60),
  /** What is counted, in a sentence. */
  means: z.string().min(1).max(300),
  /** `percent`: a share from 0 to 1 is shown as 0 % to 100 %. */
  unit: z.enum(['percent', 'number']).default('percent'),
  /** Whether a high or a low number is the good one. */
  good: z.enum(['high', 'low']),
  /** What the last generation must come to: at least this where high is good, at most this where low is. */
  required: z.number().optional(),
  /** The lesson section that explains it: `lessonId#section`. */
  lesson: z.string().min(1).optional(),
});

/** A measure may go beyond 100 %, but hardly so far: who writes 20 means 20 %. */
const MOST_REQUIRED = 2;

/** As an author may write it. */
export const authoredMeasureSchema = labMeasureSchema.refine(
  ({ unit, required = 0 }) => unit !== 'percent' || Math.abs(required) <= MOST_REQUIRED,
  { path: ['required'], message: 'a measure of unit percent is a share: 0.2 is 20 %' },
);

/** More charts than these nobody reads. */
export const MOST_MEASURES = 6;

export type LabMeasure = z.infer<typeof labMeasureSchema>;

/** Whether a value is good enough; undefined where nothing is required. */
export function meets({ good, required }: Pick<LabMeasure, 'good' | 'required'>, value: number): boolean | undefined {
  if (required === undefined) return undefined;
  return good === 'high' ? value >= required : value <= required;
}
