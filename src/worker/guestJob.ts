import type { GradeRequest } from '../protocol/worker.ts';
import type { Compiled } from './compiled.ts';

/** What the supervisor gives the guest thread. The guest answers with `WorkerReply`s. */
export interface GuestJob {
  readonly request: GradeRequest;
  readonly compiled: Compiled;
  /** Milliseconds spent on compiling. */
  readonly compileTime: number;
}
