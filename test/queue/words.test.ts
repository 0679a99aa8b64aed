import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClass } from '../support/class.ts';
import { endPrograms, Program } from './program.ts';
import { freePort, RedisServer } from './redis.ts';

const root = join(import.meta.dirname, '../..');

describe('a queue that can not be used', () => {
  let redis: RedisServer | undefined;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-words-'));
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
      stdio: 'ignore',
    });
  });
  after(() => rm(folder, { recursive: true }));
  afterEach(async () => {
    endPrograms();
    await redis?.dispose();
  });

  /** What a worker says that can't begin. */
  async function refusal(url: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
    const worker = new Program(['worker', '--queue', url], { env });
    assert.equal(await worker.code(), 2, worker.said);
    assert.doesNotMatch(worker.said, /sesame|\n\s+at /);
    return worker.said;
  }

  it('says so where nothing listens, where there is no such host, and where the address is none', async () => {
    assert.match(await refusal(`redis://127.0.0.1:${await freePort()}`), /^Nothing listens at redis:\/\/127/);
    assert.match(await refusal('redis://nowhere.invalid'), /There is no host nowhere\.invalid/);
    assert.match(await refusal('https://queue.example'), /begins with redis:\/\/ or rediss:\/\//);
    const worker = new Program(['worker', '--queue']);
    assert.equal(await worker.code(), 2);
    assert.match(worker.said, /set GROUNDLOOP_QUEUE/);
  });

  it('says so where the password is wrong or missing', async () => {
    redis = await RedisServer.start(['--requirepass', 'open-sesame']);
    assert.match(await refusal(redis.url), /wants a password/);
    assert.match(await refusal(redis.url.replace('//', '//:not-sesame@')), /doesn't take this password/);
    assert.match(await refusal(redis.url.replace('//', '//ada:sesame@')), /doesn't take this user name and password/);
  });

  it('takes a password from the variable, and says that one in the command is there for all to read', async () => {
    redis = await RedisServer.start(['--requirepass', 'open-sesame']);
    const url = redis.url.replace('//', '//:open-sesame@');
    const quiet = new Program(['worker', '--queue'], { env: { GROUNDLOOP_QUEUE: url } });
    await quiet.says('Listening at');
    assert.doesNotMatch(quiet.said, /sesame|Others|Warning/);
    const loud = new Program(['worker', '--queue', url]);
    await loud.says('Listening at');
    assert.match(loud.said, /Others on this computer can read the password/);
    assert.doesNotMatch(loud.said, /sesame/);
  });

  it('says which side speaks TLS, and whose certificate is not trusted; with its certificate it works', async () => {
    const port = String(await freePort());
    const files = ['--tls-cert-file', join(folder, 'cert.pem'), '--tls-key-file', join(folder, 'key.pem')];
    redis = await RedisServer.start(['--tls-port', port, ...files, '--tls-auth-clients', 'no']);
    assert.match(await refusal(redis.url.replace('redis', 'rediss')), /is TLS spoken there/);
    assert.match(await refusal(`redis://127.0.0.1:${port}`), /doesn't speak as Redis does\. If it wants TLS/);
    assert.match(await refusal(`rediss://127.0.0.1:${port}`), /certificate .* is not trusted here/);
    const worker = new Program(['worker', '--queue', `rediss://127.0.0.1:${port}`], {
      env: { NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') },
    });
    await worker.says('Listening at rediss://');
  });

  it('warns of a Redis that would lose work', async () => {
    redis = await RedisServer.start([], ['--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru']);
    const worker = new Program(['worker', '--queue', redis.url]);
    await worker.says('Listening at');
    assert.match(worker.said, /set "appendonly yes"/);
    assert.match(worker.said, /set "maxmemory-policy noeviction" there, not allkeys-lru/);
  });

  it('tells the desk that no worker has its pack, and which they have', async () => {
    redis = await RedisServer.start();
    const pack = new Program(['new', 'pack', 'another-pack', '--in', folder]);
    assert.equal(await pack.code(), 0, pack.said);
    const worker = new Program(['worker', '--queue', redis.url, '--pack', join(folder, 'another-pack')]);
    await worker.says('Listening at');
    await makeClass(join(folder, 'one'), 1, 5, { receipts: false });
    const desk = new Program(['grade', join(folder, 'one'), '--queue', redis.url, '--format', 'jsonl']);
    await desk.says(/No worker has groundloop-course .*; the work waits in Redis\. Those there have: another-pack/);
    const right = new Program(['worker', '--queue', redis.url]);
    await desk.code();
    assert.equal(desk.out.trim().split('\n').length, 1);
    assert.doesNotMatch(worker.said, /Taking over|could not/);
    right.signal('SIGTERM');
    assert.equal(await right.code(), 0);
    assert.match(right.said, /Ended; 1 graded here/);
  });

  it('says so in the extension, which comes without it', async () => {
    const dist = join(folder, 'extension', 'dist');
    await cp(join(root, 'dist/cli.cjs'), join(dist, 'cli.cjs'));
    await cp(join(root, 'labs'), join(folder, 'extension', 'labs'), { recursive: true });
    const worker = new Program(['worker', '--queue', 'redis://127.0.0.1'], { program: join(dist, 'cli.cjs') });
    assert.equal(await worker.code(), 2);
    assert.match(worker.said, /comes without the queue.*docs\/queue\.md/);
  });
});
