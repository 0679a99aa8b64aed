import type { Lab } from '../core/course/lab.ts';
import type { GradeRequest, WorkerReply } from '../protocol/worker.ts';
import type { Compiled } from './compiled.ts';

/** What the supervisor gives a guest thread: something to practise on, then one job; or a run to measure. */
export type GuestMessage = GuestPractice | GuestJob | GuestMeasures;

/**
 * What it answers. `record` is the `RunRecord` that the lab's own measures are asked about, where there are any: as JSON, which
 * crosses two threads in a third of the time that its objects take.
 */
export type GuestReply = WorkerReply | (Extract<WorkerReply, { type: 'graded' }> & { readonly record: string });

export interface GuestPractice {
  readonly type: 'practice';
  readonly lab: Lab;
  readonly compiled: Compiled;
}

export interface GuestJob {
  readonly type: 'job';
  readonly request: GradeRequest;
  readonly compiled: Compiled;
  /** Milliseconds spent on compiling. */
  readonly compileTime: number;
}

export interface GuestMeasures {
  readonly type: 'measure';
  readonly translation: GradeRequest['translation'];
  readonly compiled: Compiled;
  readonly record: string;
  readonly ids: readonly string[];
}
