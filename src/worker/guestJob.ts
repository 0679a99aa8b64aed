import type { Lab } from '../core/course/lab.ts';
import type { GradeRequest } from '../protocol/worker.ts';
import type { Compiled } from './compiled.ts';

/** What the supervisor gives the guest thread: something to practise on, then the job. It answers with `WorkerReply`s. */
export type GuestMessage = GuestPractice | GuestJob;

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
