import { z } from 'zod';
import { receiptSchema } from '../grading/receipt.ts';

/** What a learner hands in for one lab: the code, where it was graded its receipt, and what they agreed to share. */
export const SUBMISSION_SCHEMA = 'groundloop.submission/1';

/** No pipeline that a person wrote comes near it; a file beyond it is refused before it is read. */
export const SUBMISSION_LIMIT = 4 * 1024 * 1024;

const at = z.iso.datetime();
const words = z.string().trim().min(1).max(200);
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, 'it must be base64');

export const attemptSchema = z.object({
  at,
  codeHash: z.string().regex(/^[0-9a-f]{64}$/, 'it must be a SHA-256 hash: 64 digits from 0 to f'),
  score: z.number().min(0).max(100),
  passed: z.boolean(),
  /** Ids of the flaws that were found. */
  flaws: z.array(z.string()),
});

/** What is signed: everything but the signature. */
export const statementSchema = z.object({
  schema: z.literal(SUBMISSION_SCHEMA),
  lab: z.string().min(1),
  pack: z.object({ id: z.string().min(1), version: z.string(), hash: z.string() }),
  /** As the instructor's list has them: `id` is what their learning platform knows them by. */
  learner: z.object({ name: words, id: words.optional() }),
  made: at,
  code: z.string().max(1_000_000),
  /** Missing where the run could not be graded. */
  receipt: receiptSchema.optional(),
  /** Each part is there only where the learner agreed to share it. */
  attempts: z.array(attemptSchema).max(10_000).optional(),
  hints: z
    .array(z.object({ at, flaw: z.string() }))
    .max(10_000)
    .optional(),
  /** Answers to the quizzes of the lessons that go with the lab, the first of each attempt on. */
  answers: z
    .array(z.object({ at, lesson: z.string(), question: z.string(), option: z.string() }))
    .max(10_000)
    .optional(),
});

/**
 * The signature (Ed25519 over the canonical JSON of the statement) says that nothing was changed since it was exported, and that two
 * bundles come from the same machine. It doesn't say who sat there.
 */
export const submissionSchema = statementSchema.extend({
  signed: z.object({ publicKey: base64, signature: base64 }),
});

export type Statement = z.infer<typeof statementSchema>;
export type Submission = z.infer<typeof submissionSchema>;
