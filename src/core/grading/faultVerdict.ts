import { say } from '../base/say.ts';
import type { Fault, Verdict } from './verdict.ts';
import { VERDICT_SCHEMA } from './verdict.ts';

/** The verdict of a run that could not be graded: no score, no flaws, and the fault that stopped it. */
export function faultVerdict(
  run: Pick<Verdict, 'lab' | 'pack' | 'grader' | 'code' | 'passMark' | 'scored'>,
  fault: Fault,
): Verdict {
  return {
    schema: VERDICT_SCHEMA,
    ...run,
    seeds: [],
    score: 0,
    passed: false,
    summary: say('Not graded: {message}', { message: fault.message }),
    fault,
    flaws: [],
    advice: [],
    metrics: null,
    timings: { total: 0, compile: 0, grade: 0, generations: 0 },
  };
}
