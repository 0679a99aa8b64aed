import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Row } from '../../src/core/desk/row.ts';
import { exportSubmission, submissionText } from '../../src/desk/exportSubmission.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { newPrivateKey } from '../../src/signing/ed25519.ts';
import { endPrograms, Program, until } from './program.ts';
import { RedisServer } from './redis.ts';

describe('Ctrl-C at a queue', () => {
  let redis: RedisServer;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-signals-'));
  });
  after(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    redis = await RedisServer.start();
  });
  afterEach(async () => {
    endPrograms();
    await redis.dispose();
  });

  /** A folder with one submission that takes all of its time. */
  async function endless(): Promise<string> {
    const pack = (await new PackLibrary(join(import.meta.dirname, '../../labs')).pack())!;
    const statement = {
      lab: 'model-collapse',
      pack: { id: pack.id, version: pack.version, hash: pack.hash },
      learner: { name: 'Ada' },
      made: '2026-10-01T08:00:00.000Z',
      code: 'export function step() { for (;;); }',
    };
    const path = await mkdtemp(join(folder, 'class-'));
    await mkdir(path, { recursive: true });
    const submission = exportSubmission(statement, newPrivateKey());
    await writeFile(join(path, 'ada.submission.json'), submissionText(submission));
    return path;
  }

  const worker = (): Program => new Program(['worker', '--queue', redis.url, '--jobs', '1']);
  const ask = async (seconds: number): Promise<Program> =>
    new Program(['grade', await endless(), '--queue', redis.url, '--seconds', String(seconds), '--format', 'jsonl']);

  const underWay = (): Promise<void> =>
    until('nothing is under way', async () => {
      const client = new Redis(redis.port, '127.0.0.1');
      const [active] = await client.keys('groundloop:*:active');
      client.disconnect();
      return active !== undefined;
    });

  it('lets a worker finish what it has, which is no fault of the submission', async () => {
    const desk = await ask(3);
    const one = worker();
    await underWay();
    one.signal('SIGINT');
    assert.equal(await one.code(), 0, one.said);
    assert.match(one.said, /Finishing what is under way[^]*Ended; 1 graded here/);
    await desk.code();
    const row = JSON.parse(desk.out) as Row;
    assert.deepEqual([row.outcome, row.problem?.code], ['fault', 'timeout']);
  });

  it('has a worker give back what it has, when it comes twice', async () => {
    const desk = await ask(30);
    const one = worker();
    await underWay();
    one.signal('SIGINT');
    await one.says('Finishing');
    one.signal('SIGINT');
    assert.equal(await one.code(20), 0, one.said);
    assert.match(one.said, /Ended; 0 graded here/);
    // Long before anyone would have missed the worker.
    const other = worker();
    await other.says('Listening');
    await underWay();
    assert.doesNotMatch(other.said, /Taking over/);
    desk.signal('SIGINT');
    assert.equal(await desk.code(20), 130);
    assert.match(desk.said, /Cancelled/);
  });

  it('ends both while Redis is away', async () => {
    const desk = await ask(30);
    const one = worker();
    await underWay();
    await redis.kill();
    await desk.says(/The connection to redis:.* is lost\. Waiting for it/);
    await one.says('is lost. Waiting for it');
    desk.signal('SIGINT');
    one.signal('SIGINT');
    await one.says('Finishing');
    assert.equal(await desk.code(10), 130);
    // At the latest when what is under way is given back.
    assert.equal(await one.code(40), 0, one.said);
  });
});
