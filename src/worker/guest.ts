import { hardenRealm, prepare } from './realm.ts';
import { parentPort } from 'node:worker_threads';
import { setLanguage } from '../core/base/say.ts';
import { grade, type Graded } from '../core/grading/grade.ts';
import { askMeasures } from '../core/grading/ownMeasures.ts';
import type { RunRecord } from '../core/grading/runRecord.ts';
import { VERDICT_SCHEMA, type Verdict } from '../core/grading/verdict.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { faultOf } from './faults.ts';
import type { GuestJob, GuestMeasures, GuestMessage, GuestPractice, GuestReply } from './guestJob.ts';
import { plainCopy } from './plainCopy.ts';
import { makeSourceView } from './sourceView.ts';

/**
 * A thread that runs code of others, a learner's pipeline or a lab's measures: hardened before it says it is ready, used for
 * one job, then killed.
 */

function post(reply: GuestReply): void {
  parentPort?.postMessage(plainCopy(reply));
}

function run({ request, compiled, compileTime }: GuestJob): void {
  setLanguage(request.translation ?? {});
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
  let record: RunRecord | undefined;
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
      ...(request.measures !== undefined && {
        onRecord: (run) => {
          record = run;
        },
      }),
    });
    const verdict = verdictOf(graded);
    if (record) postGraded(verdict, record);
    else post({ type: 'result', verdict });
  } catch (thrown) {
    post({ type: 'fault', fault: faultOf(thrown, compiled) });
  }
}

/** The record is made of numbers and names of our own, and there may be more of them than a learner may send. */
function postGraded(verdict: Verdict, record: RunRecord): void {
  const reply: GuestReply = { type: 'graded', verdict: plainCopy(verdict) as Verdict, record: JSON.stringify(record) };
  parentPort?.postMessage(reply);
}

/** Asks a lab's own measures about a run. */
function measure({ translation, compiled, record, ids }: GuestMeasures): void {
  setLanguage(translation ?? {});
  const prepared = prepare(compiled);
  if (!prepared.ok) {
    post({ type: 'fault', fault: prepared.problem });
    return;
  }
  try {
    const { step } = prepared.value();
    post({ type: 'measured', values: askMeasures(step, JSON.parse(record) as RunRecord, ids) });
  } catch (thrown) {
    post({ type: 'fault', fault: faultOf(thrown, compiled) });
  }
}

/** Grades after which little more is gained. */
const PRACTICE_ROUNDS = 16;

let asked = false;

/** Practises until there is a job, in rounds short enough that no job has to wait long. */
function practise(practice: GuestPractice, rounds: number): void {
  const { lab, compiled } = practice;
  const prepared = prepare(compiled);
  if (asked || rounds === 0 || !prepared.ok) return;
  try {
    const source = makeSourceView(compiled.places);
    grade({ lab, instantiate: prepared.value, source, seedBlock: 0 });
  } catch {
    // A grader that fails will say so when it is asked to grade.
    return;
  }
  setImmediate(practise, practice, rounds - 1);
}

hardenRealm();
parentPort?.on('message', (message: GuestMessage) => {
  if (message.type === 'practice') {
    practise(message, PRACTICE_ROUNDS);
    return;
  }
  asked = true;
  if (message.type === 'measure') measure(message);
  else run(message);
});
post({ type: 'ready' });
