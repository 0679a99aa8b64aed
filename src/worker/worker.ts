import { say, setLanguage } from '../core/base/say.ts';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Limits, timeUp } from '../core/grading/limits.ts';
import type { Fault } from '../core/grading/verdict.ts';
import type { GradeRequest, WorkerReply } from '../protocol/worker.ts';
import type { Places } from './compiled.ts';
import type { GuestMessage, GuestReply } from './guestJob.ts';
import { sampleGuest } from './sampling.ts';

/**
 * The worker process: its main thread compiles, then watches the guest thread that runs the learner's code, and after it
 * another one that runs the lab's own measures, if it has any. It takes one request and is killed by its parent after the
 * reply.
 */

const POLL = 20;
/** Megabytes of heap beyond the limit, so that the watch on resident memory, which can say where, comes first. */
const SLACK = 128;

/** A thread for one job, and what is known about the job. */
interface Guest {
  readonly thread: Worker;
  /** Its first message says that it is ready. */
  readonly ready: Promise<unknown>;
  job: { readonly limits: Limits; readonly places: Places } | undefined;
}

const pipelineGuest = startGuest(hearPipeline);
// Loaded here, and not before, so that it loads while the guest does.
const compiler = import('./compile.ts').then(({ compile }) => compile);

let asked = false;
let request: GradeRequest | undefined;
let finished = false;
let stopWatching = (): void => undefined;

function startGuest(hear: (reply: GuestReply) => void): Guest {
  const thread = new Worker(join(__dirname, 'guest.cjs'), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: Number(process.argv[2]) + SLACK, maxYoungGenerationSizeMb: 32 },
  });
  const guest: Guest = { thread, ready: new Promise((resolve) => thread.once('message', resolve)), job: undefined };
  thread.on('message', hear);
  thread.once('error', (error: NodeJS.ErrnoException) => {
    if (guest.job && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      const fault = tooMuch(guest.job.limits.megabytes);
      finish({ type: 'fault', fault: { ...fault, where: guest.job.places.entry } });
    } else internal(error);
  });
  thread.once('exit', () => {
    internal(new Error('the thread that runs pipelines ended by itself'));
  });
  return guest;
}

/** Gives a guest its job, and watches what it takes. */
async function give(guest: Guest, message: GuestMessage, limits: Limits, places: Places): Promise<void> {
  await guest.ready;
  guest.job = { limits, places };
  watch(guest.job);
  guest.thread.postMessage(message);
}

function send(reply: WorkerReply, then?: () => void): void {
  process.send?.(reply, undefined, undefined, () => then?.());
}

/** Sends the reply that ends the run; whatever comes later is dropped. */
function finish(reply: WorkerReply, then?: () => void): void {
  if (finished) return;
  finished = true;
  send(reply, then);
}

/** Ends the run at a limit: says so at once, then where, if that can be found out. */
function stop(fault: Fault, places: Places): void {
  finish({ type: 'stopping', fault: { ...fault, where: places.entry } }, () => {
    send({ type: 'fault', fault: { ...fault, where: sampleGuest(places) ?? places.entry } });
  });
}

function tooLong(seconds: number): Fault {
  const hint = say('Look for a loop that never ends, or for work repeated for every item.');
  return {
    kind: 'timeout',
    message: say('The pipeline was still running after {seconds} seconds.', { seconds }),
    hint,
  };
}

function tooMuch(megabytes: number): Fault {
  const hint = say('Look for a list that only ever grows.');
  return { kind: 'memory', message: say('The pipeline used more than {megabytes} MB of memory.', { megabytes }), hint };
}

/** Not the learner's doing: the desk tries again, as after a crash. */
function starved(used: number, seconds: number): Fault {
  const message = say(
    'This computer was too busy: the pipeline got {used} of its {seconds} seconds of processor time.',
    { used: used.toFixed(1), seconds },
  );
  return { kind: 'crashed', message, hint: say('Close what else is running, or try again later.') };
}

function watch({ limits, places }: NonNullable<Guest['job']>): void {
  const { seconds, megabytes } = limits;
  const most = process.memoryUsage.rss() + megabytes * 2 ** 20;
  const begun = performance.now();
  const before = process.cpuUsage();
  const poll = setInterval(() => {
    if (process.memoryUsage.rss() > most) stop(tooMuch(megabytes), places);
    const passed = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(before);
    const used = (user + system) / 1e6;
    const why = timeUp(used, passed, limits);
    if (why === 'spent') stop(tooLong(seconds), places);
    else if (why === 'starved') finish({ type: 'fault', fault: starved(used, seconds) });
  }, POLL);
  stopWatching = () => {
    clearInterval(poll);
  };
}

async function run(asksFor: GradeRequest): Promise<void> {
  request = asksFor;
  setLanguage(request.translation ?? {});
  const compile = await compiler;
  send({ type: 'ready' });
  const start = performance.now();
  const compiled = compile(request.source, request.lab.world.kind);
  if (!compiled.ok) {
    finish({ type: 'fault', fault: compiled.problem });
    return;
  }
  const compileTime = performance.now() - start;
  send({ type: 'compiled' });
  const job = { type: 'job', request, compiled: compiled.value, compileTime } as const;
  await give(pipelineGuest, job, request.limits, compiled.value.places);
}

/** Runs the lab's own measures in a thread of their own, once that of the pipeline is gone with all that it held. */
async function measure({ lab, limits, measures = '', translation }: GradeRequest, record: string): Promise<void> {
  const { thread } = pipelineGuest;
  thread.removeAllListeners();
  await thread.terminate();
  const compile = await compiler;
  const compiled = compile(measures, 'measures');
  if (!compiled.ok) {
    finish({ type: 'fault', fault: compiled.problem });
    return;
  }
  const ids = lab.measures.map(({ id }) => id);
  const job = { type: 'measure', translation, compiled: compiled.value, record, ids } as const;
  await give(startGuest(hearMeasures), job, limits, compiled.value.places);
}

/** A fault of our own, never the learner's. */
function internal(error: unknown): void {
  const cause = error instanceof Error ? error.message : String(error);
  finish({
    type: 'fault',
    fault: { kind: 'internal', message: say("Groundloop's worker failed: {cause}", { cause }) },
  });
}

function hearPipeline(reply: GuestReply): void {
  if (finished) return;
  if ('record' in reply && request) {
    stopWatching();
    send({ type: 'graded', verdict: reply.verdict });
    measure(request, reply.record).catch(internal);
  } else if (reply.type === 'result' || reply.type === 'fault') finish(reply);
  else if (reply.type !== 'ready') send(reply);
}

/** Nothing but these: the verdict was sent before this thread began. */
function hearMeasures(reply: GuestReply): void {
  if (reply.type === 'measured' || reply.type === 'fault') finish(reply);
}

process.once('message', (message: GradeRequest) => {
  asked = true;
  run(message).catch(internal);
});
// Ctrl-C in a terminal goes to every process there. What becomes of a run is the parent's to say.
process.on('SIGINT', () => undefined);
// Without a parent there is nobody to answer. The guest may be busy, so a polite exit could wait for ever.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

/** Practice makes the wait shorter; where a request has come already, loading it would only cost. */
async function practise(): Promise<void> {
  const { PRACTICE_SOURCE, practiceLab } = await import('./practice.ts');
  const practice = (await compiler)(PRACTICE_SOURCE);
  if (asked || !practice.ok) return;
  pipelineGuest.thread.postMessage({ type: 'practice', lab: practiceLab(), compiled: practice.value });
}

Promise.all([compiler, pipelineGuest.ready])
  .then(() => {
    if (asked) return undefined;
    send({ type: 'ready' });
    return practise();
  })
  .catch(internal);
