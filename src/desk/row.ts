import { createHash } from 'node:crypto';
import type { Pack } from '../core/course/pack.ts';
import { markAnswer } from '../core/course/quiz.ts';
import { printsOf } from '../core/desk/prints.ts';
import { type Row, ROW_SCHEMA } from '../core/desk/row.ts';
import type { Submission } from '../core/desk/submission.ts';
import { verdictHash } from '../core/grading/receipt.ts';
import type { Limits } from '../core/grading/limits.ts';
import { failureIn } from '../core/grading/ownMeasures.ts';
import type { OwnMeasures, Verdict } from '../core/grading/verdict.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { formatProblem } from '../packs/position.ts';
import { receiptHost } from '../sandbox/receiptHost.ts';
import { fingerprint } from '../signing/ed25519.ts';
import { localOf } from './local.ts';

/** A submission as it came. */
export interface Handed {
  /** As the instructor named the file, with `/` between folders. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What a row is found by: the same for the same file, whatever its name. */
export const submissionHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A row of what can't be graded. */
export const refusedRow = (handed: Handed, pack: Pack, problem: Row['problem'], submission?: Submission): Row => ({
  ...blankRow(handed, pack),
  ...(submission && aboutOf(submission, pack)),
  ...(problem && { problem }),
});

/** A row of what was graded, or ran into a fault. */
export function judgedRow(
  handed: Handed,
  { pack, limits }: { readonly pack: Pack; readonly limits: Limits },
  submission: Submission,
  verdict: Verdict,
): Row {
  const { fault } = verdict;
  return {
    ...blankRow(handed, pack),
    ...aboutOf(submission, pack),
    limits,
    ...(fault ? faultOf(fault) : gradeOf(verdict)),
    local: localOf(submission, verdict),
  };
}

/** Whether a run was ended at a limit that is larger now: graded again it may come to a verdict. */
export function wasCutShort(row: Row, now: Limits): boolean {
  const { limits: had } = row;
  if (faultCode(row) === 'timeout') return now.seconds > (had?.seconds ?? Infinity);
  return faultCode(row) === 'memory' && now.megabytes > (had?.megabytes ?? Infinity);
}

/** What ended the run, or the lab's measures after it; undefined where nothing did. */
export const faultCode = ({ problem, measures }: Row): string | undefined => problem?.code ?? measures?.code;

const blankRow = ({ file, bytes }: Handed, { id, version, hash }: Pack): Row => ({
  schema: ROW_SCHEMA,
  file,
  submission: submissionHash(bytes),
  outcome: 'refused',
  learner: null,
  made: null,
  lab: null,
  pack: { id, version, hash },
  grader: { version: GRADER_VERSION },
  score: null,
  passed: null,
  flaws: [],
  verdict: null,
  local: null,
  attempts: null,
  hints: null,
  answers: null,
  prints: [],
  seconds: 0,
});

const aboutOf = (submission: Submission, pack: Pack) => ({
  learner: { ...submission.learner, key: fingerprint(submission.signed.publicKey) },
  made: submission.made,
  lab: submission.lab,
  attempts: submission.attempts?.length ?? null,
  hints: submission.hints ? countsOf(submission.hints.map(({ flaw }) => flaw)) : null,
  answers: submission.answers ? firstAnswers(submission.answers, pack) : null,
  // What everyone was given says nothing about anyone.
  prints: printsOf(submission.code, pack.labs.get(submission.lab)?.skeleton),
});

const gradeOf = (verdict: Verdict) => ({
  outcome: 'graded' as const,
  score: verdict.score,
  passed: verdict.passed,
  summary: verdict.summary,
  flaws: verdict.flaws.map(({ id, title, state, effect }) => ({ id, title, state, effect })),
  ...(verdict.measures && { measures: measuresOf(verdict.measures, verdict.metrics) }),
  verdict: { hash: verdictHash(verdict, receiptHost.sha256) },
});

function measuresOf({ list, fault }: OwnMeasures, metrics: Verdict['metrics']): NonNullable<Row['measures']> {
  const last = metrics?.generations.at(-1)?.measures;
  return {
    list: list.map(({ id, title, met }) => ({
      id,
      title,
      value: last?.[id] ?? null,
      ...(met !== undefined && { met }),
    })),
    ...(fault && { failed: failureIn(fault), code: fault.kind }),
  };
}

const faultOf = ({ kind, message, where }: NonNullable<Verdict['fault']>) => ({
  outcome: 'fault' as const,
  problem: { code: kind, message: formatProblem({ code: kind, message, ...(where && { where }) }) },
});

const countsOf = (ids: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(ids)].map((id) => [id, ids.filter((other) => other === id).length]));

/** What was answered first, before there was feedback. A question that the pack no longer has can't be marked. */
function firstAnswers(answers: NonNullable<Submission['answers']>, pack: Pack): NonNullable<Row['answers']> {
  const first = new Map<string, NonNullable<Row['answers']>[number]>();
  for (const { lesson, question: id, option } of [...answers].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const question = pack.lessons.get(lesson)?.quiz.questions.find((asked) => asked.id === id);
    const marked = question && markAnswer(question, option);
    const name = `${lesson}/${id}`;
    if (marked && !first.has(name)) first.set(name, { question: name, option, right: marked.correct });
  }
  return [...first.values()];
}
