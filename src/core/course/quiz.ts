import { z } from 'zod';
import { idSchema } from './id.ts';
import { schemaVersion } from './lab.ts';

/** `quiz.yaml`: every option has feedback that teaches; exactly one is right. */
export const questionSchema = z
  .strictObject({
    id: idSchema,
    ask: z.string().min(1),
    /** The lesson section to reread, without `#`. */
    section: z.string().optional(),
    options: z
      .array(
        z.strictObject({
          id: idSchema,
          text: z.string().min(1),
          right: z.boolean().default(false),
          /** Right: why. Wrong: why it is tempting and why it is wrong. */
          feedback: z.string().min(1),
        }),
      )
      .min(2),
    /** Once it is answered, a figure of the lesson can show it: parameter → value of its sliders. */
    simulate: z
      .strictObject({
        figure: idSchema,
        set: z
          .record(z.string(), z.number())
          .refine((set) => Object.keys(set).length > 0, { error: 'name at least one parameter and its value' }),
      })
      .optional(),
  })
  .refine((q) => q.options.filter((o) => o.right).length === 1, { error: 'mark exactly one option `right: true`' });

export const quizSchema = z.strictObject({ schema: schemaVersion, questions: z.array(questionSchema).min(1) });

/** Stands where feedback is still to be written; `groundloop check` finds it. */
export const toBeWritten = 'To be written.';

export type Question = z.infer<typeof questionSchema>;
export type Simulate = NonNullable<Question['simulate']>;
export type Quiz = z.infer<typeof quizSchema>;

/** What the learner sees of an answered question. */
export interface Marked {
  readonly chosen: string;
  readonly right: string;
  readonly correct: boolean;
  /** Feedback on the chosen option first; then why the right one is right, if they differ. */
  readonly feedback: readonly string[];
}

/** Marks one answer; undefined where the question has no such option. */
export function markAnswer(question: Question, optionId: string): Marked | undefined {
  const chosen = question.options.find((o) => o.id === optionId);
  const right = question.options.find((o) => o.right);
  if (!chosen || !right) return undefined;
  return {
    chosen: chosen.id,
    right: right.id,
    correct: chosen === right,
    feedback: chosen === right ? [right.feedback] : [chosen.feedback, right.feedback],
  };
}
