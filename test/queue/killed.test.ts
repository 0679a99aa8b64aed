import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import type { Row } from '../../src/core/desk/row.ts';
import { SUBMISSION_LIMIT } from '../../src/core/desk/submission.ts';
import { makeClass } from '../support/class.ts';
import { endPrograms, Program, until } from './program.ts';
import { RedisServer } from './redis.ts';

/** Rows by submission, without how long grading took; each must be there once. */
async function rowsIn(file: string): Promise<Map<string, Omit<Row, 'seconds'>>> {
  const rows = new Map<string, Omit<Row, 'seconds'>>();
  for (const line of (await readFile(file, 'utf8')).trimEnd().split('\n')) {
    const { seconds, ...row } = JSON.parse(line) as Row;
    assert.ok(seconds >= 0 && !rows.has(row.submission), `${row.file} has two rows`);
    rows.set(row.submission, row);
  }
  return rows;
}

type Blow = { readonly after: number } & (
  { readonly hit: 'worker'; readonly which: 0 | 1 } | { readonly hit: 'redis'; readonly away: number }
);

const pauses = fc.integer({ min: 100, max: 2000 });
const onWorker = fc.record({ after: pauses, hit: fc.constant('worker' as const), which: fc.constantFrom(0, 1) });
const onRedis = fc.record({
  after: pauses,
  hit: fc.constant('redis' as const),
  away: fc.integer({ min: 0, max: 1000 }),
});
const blows: fc.Arbitrary<Blow[]> = fc
  .tuple(fc.array(onWorker, { minLength: 2, maxLength: 4 }), fc.array(onRedis, { minLength: 1, maxLength: 2 }))
  .chain(([ones, others]) =>
    fc.shuffledSubarray([...ones, ...others] as Blow[], { minLength: ones.length + others.length }),
  );

/** As many as are still graded when the blows fall. */
const N = 48;

describe('a class graded over a queue', () => {
  let folder: string;
  let redis: RedisServer;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-class-'));
  });
  beforeEach(async () => {
    redis = await RedisServer.start();
  });
  afterEach(async () => {
    endPrograms();
    await redis.dispose();
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  const worker = (): Program => new Program(['worker', '--queue', redis.url, '--jobs', '1', '--lease', '2']);
  const ask = (submissions: string, rows: string): Program =>
    new Program(['grade', submissions, '--queue', redis.url, '--out', rows, '--format', 'jsonl']);

  /** What Redis still keeps of submissions: jobs, and rows. */
  async function left(): Promise<string[]> {
    const client = new Redis(redis.port, '127.0.0.1');
    const keys = await client.keys('groundloop:*');
    client.disconnect();
    // What BullMQ keeps of a queue that is empty.
    return keys.filter((key) => !/:(meta|id|events|stalled-check|marker)$|^groundloop:workers$/.test(key));
  }

  it('has the rows of a local run, each once, whatever is killed meanwhile', async function () {
    this.timeout('10m'); // Graded twice, with one processor's worth of workers that are killed again and again.
    const submissions = join(folder, 'class');
    const learners = await makeClass(submissions, N - 3, 11, { receipts: false });
    await writeFile(join(submissions, 'large.submission.json'), Buffer.alloc(SUBMISSION_LIMIT, 'x'));
    await writeFile(join(submissions, 'too-large.submission.json'), Buffer.alloc(SUBMISSION_LIMIT + 9, 'x'));
    await writeFile(join(submissions, 'empty.submission.json'), '');
    // Who hands in twice is graded once.
    await copyFile(join(submissions, learners[0]!.file), join(submissions, 'zz-again.submission.json'));
    const expected = join(folder, 'local.jsonl');
    await new Program(['grade', submissions, '--out', expected, '--format', 'jsonl']).code();
    const wanted = await rowsIn(expected);
    assert.equal(wanted.size, N);

    await fc.assert(
      fc.asyncProperty(blows, async (schedule) => {
        const rows = join(folder, `rows-${Date.now()}.jsonl`);
        const workers: [Program, Program] = [worker(), worker()];
        const desk = ask(submissions, rows);
        await desk.says('at work');
        for (const blow of schedule) {
          await pause(blow.after);
          if (blow.hit === 'worker') {
            await workers[blow.which].kill();
            workers[blow.which] = worker();
          } else {
            await redis.kill();
            await pause(blow.away);
            await redis.up();
          }
        }
        assert.equal(await desk.code(), 1, desk.said); // Some of a class always need a look.
        assert.deepEqual(await rowsIn(rows), wanted);
        assert.deepEqual(await left(), []);
        for (const one of workers) await one.kill();
      }),
      { numRuns: 1 },
    );
  });

  it('keeps the rows for a desk that was killed, until it comes back', async () => {
    const submissions = join(folder, 'ten');
    await makeClass(submissions, 10, 12, { receipts: false });
    const first = ask(submissions, join(folder, 'first.jsonl'));
    await first.says('No worker listens yet');
    const one = worker();
    await until('nothing was graded', async () => (await left()).some((key) => key.includes(':rows:')));
    await first.kill();
    await until('jobs are left', async () => (await left()).every((key) => key.includes(':rows:')));
    await one.kill();

    const again = ask(submissions, join(folder, 'again.jsonl'));
    await again.code();
    assert.equal((await rowsIn(join(folder, 'again.jsonl'))).size, 10);
    assert.deepEqual(await left(), []);
  });
});
