import { z } from 'zod';
import { receiptSchema } from '../grading/receipt.ts';

export const SUBMISSION_SCHEMA = 'groundloop.submission/1';

const share = { at: z.iso.datetime(), score: z.number().min(0).max(100), passed: z.boolean() };

/** One graded run, as the learner's journal has it. */
export const attemptSchema = z.object({ ...share, codeHash: z.string(), flaws: z.array(z.string()).max(50) });

/** What a learner hands in: the pipeline and its receipt, and of the way there what the learner agreed to share. */
export const submissionSchema = z.object({
  schema: z.literal(SUBMISSION_SCHEMA),
  /** As the learner wrote it; `id` is the one that the class uses, such as a student number. */
  learner: z.object({ name: z.string().min(1).max(200), id: z.string().max(200).optional() }),
  lab: z.string().min(1).max(200),
  pack: z.object({ id: z.string().min(1).max(200), version: z.string().max(50), hash: z.string().max(100) }),
  exported: z.iso.datetime(),
  code: z.string().max(512 * 1024),
  /** Of the newest verdict of exactly this code; null where there is none. */
  receipt: receiptSchema.nullable(),
  /** Missing where the learner didn't agree. */
  attempts: z.array(attemptSchema).max(5000).optional(),
  /** Hints taken, by flaw. Missing where the learner didn't agree. */
  hints: z.record(z.string(), z.number().int().nonnegative()).optional(),
  /** Answers to the quizzes of the pack: `lesson/question` → the option chosen last. Missing where the learner didn't agree. */
  answers: z.record(z.string(), z.string()).optional(),
  /** Ed25519 over the canonical JSON of all the rest, by a key of this learner's machine. */
  signed: z.object({ publicKey: z.string().max(100), signature: z.string().max(100) }),
});

export type Submission = z.infer<typeof submissionSchema>;
export type Attempt = z.infer<typeof attemptSchema>;
/** What is signed. */
export type SubmissionStatement = Omit<Submission, 'signed'>;

export const submissionText = (submission: Submission): string => `${JSON.stringify(submission, null, 2)}\n`;
