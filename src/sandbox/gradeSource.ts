import type { LabFiles, Pack } from '../core/course/pack.ts';
import { faultVerdict } from '../core/grading/faultVerdict.ts';
import type { Limits } from '../core/grading/limits.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { hashCode } from './hashCode.ts';
import type { Sandbox } from './sandbox.ts';

export interface GradeTask {
  readonly pack: Pick<Pack, 'id' | 'version' | 'hash'>;
  readonly files: Pick<LabFiles, 'lab' | 'measures'>;
  readonly source: string;
  /** As messages call the file. */
  readonly fileName: string;
  readonly seedBlock: number;
  readonly limits: Limits;
}

/** The verdict of one source, which for a run that could not be graded holds its fault; undefined where it was cancelled. */
export async function gradeSource(
  sandbox: Pick<Sandbox, 'run'>,
  { pack, files: { lab, measures }, source, fileName, seedBlock, limits }: GradeTask,
  signal: AbortSignal,
): Promise<Verdict | undefined> {
  const about = { id: pack.id, version: pack.version, hash: pack.hash };
  const code = { hash: hashCode(source) };
  const request = { lab, pack: about, source, fileName, codeHash: code.hash, seedBlock, limits, measures };
  const outcome = await sandbox.run({ type: 'grade', ...request }, {}, signal);
  switch (outcome.kind) {
    case 'cancelled':
      return undefined;
    case 'verdict':
      return outcome.verdict;
    case 'fault': {
      const mark = lab.scored ? { passMark: lab.rubric.passMark } : ({ passMark: 0, scored: false } as const);
      return faultVerdict(
        { lab: lab.id, pack: about, grader: { version: GRADER_VERSION }, code, ...mark },
        outcome.fault,
      );
    }
  }
}
