import type { Problem } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import type { Row } from '../core/desk/row.ts';
import type { Submission } from '../core/desk/submission.ts';
import type { Limits } from '../core/grading/limits.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { formatProblem } from '../packs/position.ts';
import { gradeSource, type GradeTask } from '../sandbox/gradeSource.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { SEED_BLOCK } from './local.ts';
import { readSubmission, type ReadSubmission } from './parseSubmission.ts';
import { type Handed, judgedRow, refusedRow } from './row.ts';

/** What submissions are graded with. */
export interface Desk {
  readonly pack: Pack;
  readonly sandbox: Pick<Sandbox, 'run'>;
  readonly limits: Limits;
}

/** The pipeline, as every verdict's messages call it. */
const FILE_NAME = 'pipeline.ts';

/**
 * Grades one submission again, and compares with what the learner's own machine said. Whatever is wrong with it is in the
 * row. Undefined where the signal came first. Never rejects.
 */
export async function gradeSubmission(handed: Handed, desk: Desk, signal: AbortSignal): Promise<Row | undefined> {
  const start = performance.now();
  const row = await judge(handed, desk, signal);
  return row && { ...row, seconds: Math.round(performance.now() - start) / 1000 };
}

async function judge(handed: Handed, desk: Desk, signal: AbortSignal): Promise<Row | undefined> {
  const { pack, sandbox, limits } = desk;
  const read = readSubmission(handed.file, handed.bytes);
  if (!read.ok) {
    const code = read.problem[0]?.code ?? 'submission.unreadable';
    return refusedRow(handed, pack, { code, message: read.problem.map(formatProblem).join('\n') });
  }
  const { submission } = read.value;
  const wrong = whatIsWrong(read.value, pack);
  const files = pack.labs.get(submission.lab);
  if (wrong || !files) return refusedRow(handed, pack, wrong ?? noLab(submission, pack), submission);
  const task = { pack, files, source: submission.code, fileName: FILE_NAME, seedBlock: SEED_BLOCK, limits };
  const verdict = await gradeSurely(sandbox, task, signal);
  return verdict && judgedRow(handed, desk, submission, verdict);
}

/** A fault of ours, or of a machine that was out of memory, must not be a learner's: it gets a second try. */
async function gradeSurely(
  sandbox: Desk['sandbox'],
  task: GradeTask,
  signal: AbortSignal,
): Promise<Verdict | undefined> {
  const verdict = await gradeSource(sandbox, task, signal);
  const again = isOursIn(verdict) ? await gradeSource(sandbox, task, signal) : verdict;
  // What ends this process may have ended the run as well.
  return isOursIn(again) && signal.aborted ? undefined : again;
}

/** Whether the run, or the lab's measures after it, met with a fault of ours. */
const isOursIn = (verdict: Verdict | undefined): boolean =>
  isOurs((verdict?.fault ?? verdict?.measures?.fault)?.kind ?? '');

/** Whether a fault says nothing about the pipeline, so that grading it once more may help. */
export const isOurs = (kind: string): boolean => kind === 'internal' || kind === 'crashed';

function whatIsWrong({ submission, signature }: ReadSubmission, pack: Pack): Problem | undefined {
  const { id } = submission.pack;
  switch (signature) {
    case 'no-key':
      return { code: 'submission.key', message: 'What it gives as the key that signed it is no Ed25519 key.' };
    case 'not-its-key':
      return {
        code: 'submission.signature',
        message: 'Its signature does not hold: the file was changed after it was exported. Ask for a new export.',
      };
    case 'holds':
  }
  if (id === pack.id) return undefined;
  return { code: 'submission.pack', message: `It is for the pack ${id}, and this is ${pack.id}.` };
}

const noLab = ({ lab }: Submission, { id, labs }: Pack): Problem => ({
  code: 'submission.lab',
  message: `The pack ${id} has no lab "${lab}". It has: ${[...labs.keys()].join(', ') || 'none'}.`,
});
