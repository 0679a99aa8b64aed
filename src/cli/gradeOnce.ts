import type { Verdict } from '../core/grading/verdict.ts';
import { DEFAULT_LIMITS } from '../protocol/worker.ts';
import { gradeSource, type GradeTask } from '../sandbox/gradeSource.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { interrupted } from './interrupted.ts';
import { WORKER } from './places.ts';

/** Nobody waits in an editor: on a busy machine a slow pipeline still gets its grade. */
export const PATIENT_LIMITS = { ...DEFAULT_LIMITS, seconds: 40 };

/** Grades once, in a process of its own. Undefined when Ctrl-C came first. Never throws or rejects. */
export async function gradeOnce(task: Omit<GradeTask, 'limits'>): Promise<Verdict | undefined> {
  const sandbox = new Sandbox({ workerPath: WORKER, keepSpare: false });
  const stop = interrupted();
  try {
    return await gradeSource(sandbox, { ...task, limits: PATIENT_LIMITS }, stop.signal);
  } finally {
    stop.dispose();
    sandbox.dispose();
  }
}
