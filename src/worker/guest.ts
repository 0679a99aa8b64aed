import { hardenRealm, prepare } from './realm.ts';
import { parentPort } from 'node:worker_threads';
import { grade, type Graded } from '../core/grading/grade.ts';
import { VERDICT_SCHEMA, type Verdict } from '../core/grading/verdict.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import type { WorkerReply } from '../protocol/worker.ts';
import { faultOf } from './faults.ts';
import type { GuestJob } from './guestJob.ts';
import { plainCopy } from './plainCopy.ts';
import { makeSourceView } from './sourceView.ts';

/** The thread that runs the learner's code: hardened before it says it is ready, used for one job, then killed. */

function post(reply: WorkerReply): void {
  parentPort?.postMessage(plainCopy(reply));
}

function run({ request, compiled, compileTime }: GuestJob): void {
  const { lab, pack, seedBlock } = request;
  const start = performance.now();
  const verdictOf = ({ generations, ...graded }: Graded): Verdict => {
    const time = performance.now() - start;
    return {
      ...graded,
      schema: VERDICT_SCHEMA,
      pack,
      grader: { version: GRADER_VERSION },
      code: { hash: request.codeHash },
      timings: { total: compileTime + time, compile: compileTime, grade: time, generations },
    };
  };
  const prepared = prepare(compiled);
  if (!prepared.ok) {
    post({ type: 'fault', fault: prepared.problem });
    return;
  }
  try {
    const graded = grade({
      lab,
      instantiate: prepared.value,
      source: makeSourceView(compiled.places),
      seedBlock,
      onProgress: (seedsDone, seedsMax) => {
        post({ type: 'progress', seedsDone, seedsMax });
      },
      onProvisional: (early) => {
        post({ type: 'provisional', verdict: verdictOf(early) });
      },
    });
    post({ type: 'result', verdict: verdictOf(graded) });
  } catch (thrown) {
    post({ type: 'fault', fault: faultOf(thrown, compiled) });
  }
}

hardenRealm();
parentPort?.once('message', run);
post({ type: 'ready' });
