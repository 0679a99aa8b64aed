import { say, setLanguage } from '../core/base/say.ts';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Fault } from '../core/grading/verdict.ts';
import { type GradeRequest, gradeRequestSchema, type WorkerReply } from '../protocol/worker.ts';
import type { Places } from './compiled.ts';
import type { GuestJob } from './guestJob.ts';
import { PRACTICE_SOURCE, practiceLab } from './practice.ts';
import { sampleGuest } from './sampling.ts';

/**
 * The worker process: its main thread compiles, then watches the guest thread that runs the learner's code. It takes one
 * request and is killed by its parent after the reply.
 */

const POLL = 20;
/** Megabytes of heap beyond the limit, so that the watch on resident memory, which can say where, comes first. */
const SLACK = 128;

const guest = new Worker(join(__dirname, 'guest.cjs'), {
  env: {},
  execArgv: [],
  resourceLimits: { maxOldGenerationSizeMb: Number(process.argv[2]) + SLACK, maxYoungGenerationSizeMb: 32 },
});
// Loaded here, and not before, so that it loads while the guest does.
const compiler = import('./compile.ts').then(({ compile }) => compile);
// The first message of the guest says that it is ready.
const guestReady = new Promise((resolve) => guest.once('message', resolve));

let asked = false;
let job: GuestJob | undefined;
let finished = false;

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

function watch({ limits }: GradeRequest, places: Places): void {
  const { seconds, megabytes } = limits;
  const most = process.memoryUsage.rss() + megabytes * 2 ** 20;
  setTimeout(() => {
    stop(tooLong(seconds), places);
  }, seconds * 1000);
  setInterval(() => {
    if (process.memoryUsage.rss() > most) stop(tooMuch(megabytes), places);
  }, POLL);
}

async function run(message: unknown): Promise<void> {
  const request = gradeRequestSchema.parse(message);
  setLanguage(request.translation ?? {});
  const compile = await compiler;
  const start = performance.now();
  const compiled = compile(request.source, request.lab.world.kind);
  if (!compiled.ok) {
    finish({ type: 'fault', fault: compiled.problem });
    return;
  }
  const compileTime = performance.now() - start;
  await guestReady;
  job = { type: 'job', request, compiled: compiled.value, compileTime };
  watch(request, compiled.value.places);
  guest.postMessage(job);
}

/** A fault of our own, never the learner's. */
function internal(error: unknown): void {
  const cause = error instanceof Error ? error.message : String(error);
  finish({
    type: 'fault',
    fault: { kind: 'internal', message: say("Groundloop's worker failed: {cause}", { cause }) },
  });
}

guest.on('message', (reply: WorkerReply) => {
  if (reply.type === 'result' || reply.type === 'fault') finish(reply);
  else if (reply.type !== 'ready' && !finished) send(reply);
});
guest.once('error', (error: NodeJS.ErrnoException) => {
  if (job && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const fault = tooMuch(job.request.limits.megabytes);
    finish({ type: 'fault', fault: { ...fault, where: job.compiled.places.entry } });
  } else internal(error);
});
guest.once('exit', () => {
  internal(new Error('the thread that runs pipelines ended by itself'));
});
process.once('message', (message) => {
  asked = true;
  run(message).catch(internal);
});
// Without a parent there is nobody to answer. The guest may be busy, so a polite exit could wait for ever.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
Promise.all([compiler, guestReady]).then(([compile]) => {
  const practice = compile(PRACTICE_SOURCE);
  // Practice makes the wait shorter; where a request has come already, it would make it longer.
  if (!asked && practice.ok) guest.postMessage({ type: 'practice', lab: practiceLab(), compiled: practice.value });
  send({ type: 'ready' });
}, internal);
