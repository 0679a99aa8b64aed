import { faultVerdict } from '../core/grading/faultVerdict.ts';
import type { ReceiptHost } from '../core/grading/receipt.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { DEFAULT_LIMITS } from '../protocol/worker.ts';
import { hashCode } from '../sandbox/hashCode.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { WORKER } from './places.ts';

/** Nobody waits in an editor: on a busy machine a slow pipeline still gets its grade. */
const PATIENCE = 40;

export interface GradeTask {
  readonly pack: Pack;
  readonly files: LabFiles;
  readonly source: string;
  /** As messages call the file. */
  readonly fileName: string;
  readonly seedBlock: number;
}

/** What receipts record about this process: workers run on the same engine. */
export const receiptHost: ReceiptHost = {
  sha256: hashCode,
  engine: { name: 'node', version: process.versions.node },
};

/** Grades once, in a process of its own. Undefined when Ctrl-C came first. Never throws or rejects. */
export async function gradeOnce({ pack, files, source, fileName, seedBlock }: GradeTask): Promise<Verdict | undefined> {
  const { lab } = files;
  const about = { id: pack.id, version: pack.version, hash: pack.hash };
  const code = { hash: hashCode(source) };
  const sandbox = new Sandbox({ workerPath: WORKER, keepSpare: false });
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const outcome = await sandbox.run(
      {
        type: 'grade',
        lab,
        pack: about,
        source,
        fileName,
        codeHash: code.hash,
        seedBlock,
        limits: { ...DEFAULT_LIMITS, seconds: PATIENCE },
      },
      {},
      stop.signal,
    );
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
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    sandbox.dispose();
  }
}
