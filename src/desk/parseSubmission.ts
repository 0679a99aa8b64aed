import { type Submission, SUBMISSION_LIMIT, SUBMISSION_SCHEMA, submissionSchema } from '../core/desk/submission.ts';
import { fail, type Problem, type Result, succeed } from '../core/base/result.ts';
import { parseJsonFile, type JsonKind } from '../packs/jsonFile.ts';
import { problemAt } from '../packs/position.ts';
import { type Verified, verifyStatement } from '../signing/ed25519.ts';

export interface ReadSubmission {
  readonly submission: Submission;
  readonly signature: Verified;
}

const submissionKind: JsonKind<Submission> = { id: SUBMISSION_SCHEMA, noun: 'submission', schema: submissionSchema };

/** Reads a submission and checks its signature. Problems are at lines and columns of the file. Never throws. */
export function parseSubmission(file: string, text: string): Result<ReadSubmission, Problem[]> {
  const read = parseJsonFile(file, text, submissionKind);
  if (!read.ok) return read;
  const { value: submission, raw } = read.value;
  // All that stands in the file was signed, also what a newer Groundloop wrote and this one doesn't know.
  const { signed, ...statement } = raw as Submission;
  return succeed({ submission, signature: verifyStatement(statement, signed) });
}

/** The same for a file's bytes. */
export function readSubmission(file: string, bytes: Uint8Array): Result<ReadSubmission, Problem[]> {
  const refuse = (message: string) => fail([problemAt('submission.unreadable', message, file)]);
  if (bytes.length > SUBMISSION_LIMIT) {
    return refuse(`This file is larger than ${SUBMISSION_LIMIT / 1024 / 1024} MB, which no submission is.`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('This is not UTF-8 text, so it is no submission.');
  }
  return parseSubmission(file, text);
}
