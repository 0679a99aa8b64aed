import { UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Row } from '../core/desk/row.ts';
import type { Say } from './connect.ts';
import { type Kind, PREFIX, queueOf, ROWS_SECONDS, rowsOf, type Task, taskOf } from './job.ts';
import { patiently } from './patiently.ts';
import { announce } from './presence.ts';

export interface WorkOptions {
  readonly kind: Kind;
  /** Undefined where the signal came first. */
  readonly grade: (task: Task, signal: AbortSignal) => Promise<Row | undefined>;
  /** How many at a time. */
  readonly jobs: number;
  /** A worker that Redis hasn't heard of for so many seconds loses its jobs to others. */
  readonly lease: number;
  readonly say: Say;
  /** Take nothing new, and finish what is under way. */
  readonly finish: AbortSignal;
  /** Give back what is under way. */
  readonly giveBack: AbortSignal;
}

/** So often a submission may take its worker along before it is given up: machines fail, but not all of them. */
const MAX_LOST = 10;

/** Grades what comes, until it is told to finish. Returns how many it graded. */
export async function work(redis: Redis, options: WorkOptions): Promise<number> {
  const { kind, grade, jobs, lease, say, finish, giveBack } = options;
  const rows = rowsOf(kind);
  let graded = 0;
  const worker = new Worker<unknown>(
    queueOf(kind),
    async (job, token) => {
      const id = job.id ?? '';
      const task = taskOf(job.data, id, kind);
      if (typeof task === 'string') throw new UnrecoverableError(task);
      // Another had it before and is gone, or Redis forgot that it was done: the row stands.
      if (await redis.hexists(rows, id)) return;
      const row = giveBack.aborted ? undefined : await grade(task, giveBack);
      if (!row) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      // Whoever is first: a job taken twice has the same row.
      await patiently(() => redis.hsetnx(rows, id, JSON.stringify(row)), say, giveBack);
      await redis.expire(rows, ROWS_SECONDS);
      graded++;
    },
    {
      connection: redis,
      prefix: PREFIX,
      skipVersionCheck: true,
      concurrency: jobs,
      lockDuration: lease * 1000,
      stalledInterval: Math.round((lease * 1000) / 3),
      maxStalledCount: MAX_LOST,
      runRetryDelay: 1000,
      removeOnComplete: { count: 0 },
    },
  );
  worker.on('stalled', (id) => {
    say(`Taking over a submission whose worker is gone (${id.slice(0, 8)}).`);
  });
  worker.on('failed', (job, error) => {
    say(`A submission could not be graded here (${job?.id?.slice(0, 8) ?? '?'}): ${error.message}`);
  });
  worker.on('error', (error) => {
    if (!isTold(error)) say(`Redis answers what a worker doesn't expect: ${error.message}`);
  });
  const presence = announce(redis, { id: randomUUID(), host: hostname(), ...kind });
  await aborted(finish);
  await presence.leave().catch(() => undefined);
  await Promise.race([worker.close(), aborted(giveBack).then(() => closeSoon(worker))]);
  return graded;
}

/** Losses of the connection are told by the connection, and a job that another has taken over is theirs. */
const isTold = ({ message }: Error): boolean =>
  /closed|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|^(Missing (lock|key)|Lock mismatch|could not renew lock)/i.test(
    message,
  );

/** What is given back takes a moment to arrive, and without a connection never does: then others take it over. */
async function closeSoon(worker: Worker<unknown>): Promise<void> {
  await Promise.race([worker.close(), new Promise((resolve) => setTimeout(resolve, 2000))]);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
