import { z } from 'zod';
import type { Pack } from '../core/course/pack.ts';
import { SUBMISSION_LIMIT } from '../core/desk/submission.ts';
import { type Limits, limitsSchema } from '../core/grading/limits.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { type Handed, submissionHash } from '../desk/row.ts';

/** All keys in Redis begin with it. */
export const PREFIX = 'groundloop';

/**
 * What verdicts hang on besides the submission. There is a queue of its own for each, so that a worker is never asked for
 * what it can't do: work for another pack waits for a worker that has it.
 */
export interface Kind {
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly grader: string;
}

export const kindOf = ({ id, version, hash }: Pack): Kind => ({ pack: { id, version, hash }, grader: GRADER_VERSION });

export const sameKind = (a: Kind, b: Kind): boolean => a.pack.hash === b.pack.hash && a.grader === b.grader;

/** The name of a kind's queue; a job in it has the submission's hash as its id. */
export const queueOf = ({ pack, grader }: Kind): string => `${pack.hash}-${grader}`;

/** Where the rows of a kind are kept until they are merged: submission's hash → row. */
export const rowsOf = (kind: Kind): string => `${PREFIX}:rows:${queueOf(kind)}`;

/** Rows that nobody fetches go after a month. */
export const ROWS_SECONDS = 30 * 24 * 3600;

/** What a job holds. */
export const jobSchema = z.object({
  file: z.string().max(10_000),
  /** In base64, a third longer than the bytes. */
  bytes: z.base64().max(Math.ceil((SUBMISSION_LIMIT + 3) * (4 / 3))),
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  grader: z.string(),
  limits: limitsSchema,
});
export type JobData = z.infer<typeof jobSchema>;

export const jobData = ({ file, bytes }: Handed, kind: Kind, limits: Limits): JobData => ({
  file,
  bytes: Buffer.from(bytes).toString('base64'),
  ...kind,
  limits,
});

/** What a worker is asked to do. */
export interface Task {
  readonly handed: Handed;
  readonly limits: Limits;
}

/** What a job asks for, or why this worker can't do it. */
export function taskOf(data: unknown, id: string | undefined, kind: Kind): Task | string {
  const read = jobSchema.safeParse(data);
  if (!read.success) return 'It is no job of Groundloop.';
  const { file, bytes, pack, grader, limits } = read.data;
  if (!sameKind({ pack, grader }, kind)) {
    const has = `${kind.pack.id} ${kind.pack.version} (${kind.pack.hash}) and grader ${kind.grader}`;
    return `It is for the pack ${pack.id} ${pack.version} (${pack.hash}) and grader ${grader}; the worker has ${has}.`;
  }
  const handed = { file, bytes: Buffer.from(bytes, 'base64') };
  return submissionHash(handed.bytes) === id ? { handed, limits } : 'Its bytes are not those it is named for.';
}
