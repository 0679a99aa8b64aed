import { type Statement, statementSchema, type Submission, SUBMISSION_SCHEMA } from '../core/desk/submission.ts';
import { publicKeyOf, signStatement } from '../signing/ed25519.ts';

/**
 * Signs what a learner hands in.
 * @param pem the learner's private key (`newPrivateKey`)
 * @throws Error where the key is none, or where a part of the statement isn't as the schema wants it
 */
export function exportSubmission(parts: Omit<Statement, 'schema'>, pem: string): Submission {
  const statement = statementSchema.parse({ schema: SUBMISSION_SCHEMA, ...parts });
  const publicKey = publicKeyOf(pem);
  if (publicKey === undefined) throw new Error('This is no Ed25519 private key.');
  return { ...statement, signed: { publicKey, signature: signStatement(statement, pem) } };
}

/** A submission as it stands in its file: for people to read, too. */
export const submissionText = (submission: Submission): string => `${JSON.stringify(submission, null, 2)}\n`;
