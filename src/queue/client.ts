import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { parseJson } from '../core/base/parseJson.ts';
import { fail, type Result, succeed } from '../core/base/result.ts';
import { type Row, rowSchema } from '../core/desk/row.ts';
import type { Limits } from '../core/grading/limits.ts';
import { type Handed, submissionHash, wasCutShort } from '../desk/row.ts';
import type { Say } from './connect.ts';
import { type JobData, jobData, type Kind, PREFIX, queueOf, rowsOf, sameKind } from './job.ts';
import { patiently } from './patiently.ts';
import { listPresent } from './presence.ts';

export interface AskOptions {
  readonly kind: Kind;
  readonly limits: Limits;
  /** Read as there is room for them: a class doesn't fit into memory. */
  readonly submissions: AsyncIterable<Handed> | Iterable<Handed>;
  /** Told once for each submission, in the order in which they are done. */
  readonly onRow: (row: Row) => void | Promise<void>;
  /** The row of what no worker could grade. */
  readonly giveUp: (handed: Handed, why: string) => Row;
  readonly say: Say;
  readonly signal: AbortSignal;
}

/** So much lies in Redis at a time: enough for many workers, and neither Redis nor we fill up. */
const WINDOW = { jobs: 256, bytes: 32 * 1024 * 1024 };
const POLL_MILLISECONDS = 250;
/** So often it is looked whether workers listen and nothing is stuck. */
const LOOK_MILLISECONDS = 3000;

/** Has submissions graded by the workers, and waits for the rows. Undefined where the signal came first. */
export async function ask(redis: Redis, options: AskOptions): Promise<Result<'done' | 'cancelled'>> {
  const queue = new Queue<JobData>(queueOf(options.kind), {
    connection: redis,
    prefix: PREFIX,
    skipVersionCheck: true,
    defaultJobOptions: { attempts: 3, backoff: { type: 'exponential', delay: 1000 }, removeOnComplete: true },
  });
  queue.on('error', () => undefined); // Told by the connection, and by what is awaited.
  try {
    await new Asking(redis, queue, options).run();
    return succeed('done');
  } catch (error) {
    if (options.signal.aborted) return succeed('cancelled');
    const why = error instanceof Error ? error.message : String(error);
    return fail({ code: 'queue.refused', message: `Redis refused what the queue needs: ${why}` });
  } finally {
    await queue.close().catch(() => undefined);
  }
}

class Asking {
  readonly #redis: Redis;
  readonly #queue: Queue<JobData>;
  readonly #options: AskOptions;
  /** By the submissions' hashes; files of the same bytes are graded once. */
  readonly #open = new Map<string, Handed[]>();
  readonly #done: string[] = [];
  #bytes = 0;
  #lookedAt = performance.now();
  #listening: string | undefined;

  constructor(redis: Redis, queue: Queue<JobData>, options: AskOptions) {
    this.#redis = redis;
    this.#queue = queue;
    this.#options = options;
  }

  async run(): Promise<void> {
    const { submissions, signal } = this.#options;
    const all = each(submissions);
    for (let more = true; more || this.#open.size > 0;) {
      more &&= await this.#fill(all);
      const found = await this.#collect();
      if (performance.now() - this.#lookedAt >= LOOK_MILLISECONDS) await this.#look();
      // Where rows come in, there is room for more.
      if (found === 0 && this.#open.size > 0) await pause(POLL_MILLISECONDS, undefined, { signal });
    }
    await this.#forget();
  }

  /** Queues submissions while there is room. False once there are no more. */
  async #fill(submissions: AsyncGenerator<Handed, undefined>): Promise<boolean> {
    const added = new Map<string, Handed>();
    let handed: Handed | undefined;
    while (this.#hasRoom() && (handed = (await submissions.next()).value)) {
      const hash = submissionHash(handed.bytes);
      const same = this.#open.get(hash);
      this.#open.set(hash, [...(same ?? []), handed]);
      this.#bytes += handed.bytes.length;
      if (!same) added.set(hash, handed);
    }
    const known = await this.#rows([...added.keys()]);
    for (const hash of known.keys()) added.delete(hash);
    await Promise.all([...added].map(([hash, one]) => this.#add(hash, one)));
    return this.#hasRoom() ? handed !== undefined : true;
  }

  #hasRoom = (): boolean => this.#open.size < WINDOW.jobs && this.#bytes < WINDOW.bytes;

  /** A job that is there already stays as it is; one that failed in an earlier run gets a new chance. */
  async #add(hash: string, handed: Handed): Promise<void> {
    const { kind, limits, say, signal } = this.#options;
    if ((await this.#queue.getJobState(hash)) === 'failed') await this.#queue.remove(hash);
    await patiently(() => this.#queue.add('grade', jobData(handed, kind, limits), { jobId: hash }), say, signal);
  }

  /** Hands on the rows that have come. */
  async #collect(): Promise<number> {
    const rows = await this.#rows([...this.#open.keys()]);
    for (const [hash, row] of rows) await this.#settle(hash, () => row);
    return rows.size;
  }

  async #settle(hash: string, rowOf: (handed: Handed) => Row): Promise<void> {
    for (const handed of this.#open.get(hash) ?? []) {
      this.#bytes -= handed.bytes.length;
      // Another run may have called the same bytes something else.
      await this.#options.onRow({ ...rowOf(handed), file: handed.file });
    }
    this.#open.delete(hash);
    this.#done.push(hash);
  }

  async #rows(hashes: readonly string[]): Promise<Map<string, Row>> {
    if (hashes.length === 0) return new Map();
    const { kind, limits } = this.#options;
    const texts = await this.#redis.hmget(rowsOf(kind), ...hashes);
    const found = new Map<string, Row>();
    for (const [i, hash] of hashes.entries()) {
      const text = texts[i];
      if (text === null || text === undefined) continue;
      const row = rowSchema.safeParse(parseJson(text)).data;
      const ours = row?.submission === hash && row.pack.hash === kind.pack.hash;
      if (ours && !wasCutShort(row, limits)) found.set(hash, row);
      else await this.#redis.hdel(rowsOf(kind), hash); // Nothing that helps us: it is graded.
    }
    return found;
  }

  /** Sees to what waits too long: whether workers listen, what failed, and what Redis has forgotten. */
  async #look(): Promise<void> {
    await this.#sayWhoListens();
    const open = [...this.#open];
    const states = await Promise.all(open.map(([hash]) => this.#queue.getJobState(hash)));
    for (const [i, [hash, [handed]]] of open.entries()) {
      const state = states[i];
      if (state === 'failed') {
        const why = (await this.#queue.getJob(hash))?.failedReason ?? 'unknown';
        await this.#queue.remove(hash);
        await this.#settle(hash, (one) => this.#options.giveUp(one, why));
      } else if (state === 'unknown' && handed) await this.#add(hash, handed);
    }
    this.#lookedAt = performance.now();
  }

  async #sayWhoListens(): Promise<void> {
    const { kind, say } = this.#options;
    const present = await listPresent(this.#redis);
    const ours = present.filter((one) => sameKind(one, kind));
    const line = ours.length > 0 ? `${count(ours.length, 'worker')} at work.` : nobody(kind, present);
    if (line !== this.#listening) say(line);
    this.#listening = line;
  }

  /** What was handed on needn't be kept. */
  async #forget(): Promise<void> {
    for (let i = 0; i < this.#done.length; i += 1000) {
      await this.#redis.hdel(rowsOf(this.#options.kind), ...this.#done.slice(i, i + 1000));
    }
  }
}

function nobody(
  { pack, grader }: Kind,
  present: readonly { pack: Kind['pack']; grader: string; host: string }[],
): string {
  const start = 'Start one: groundloop worker --queue … --pack …';
  const others = new Set(
    present.map((one) => `${one.pack.id} ${one.pack.version} (${one.pack.hash.slice(0, 8)}), grader ${one.grader}`),
  );
  const wanted = `${pack.id} ${pack.version} (${pack.hash.slice(0, 8)}), grader ${grader}`;
  if (others.size === 0) return `No worker listens yet; the work waits in Redis. ${start}`;
  return `No worker has ${wanted}; the work waits in Redis. Those there have: ${[...others].join('; ')}. ${start}`;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

async function* each(submissions: AskOptions['submissions']): AsyncGenerator<Handed, undefined> {
  yield* submissions;
}
