import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const started: ChildProcess[] = [];

/** Starts Groundloop as `npm start` does, with a home of its own, and collects what it prints. */
function start(home: string, ...args: readonly string[]): { child: ChildProcess; printed: () => string } {
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'scripts/start.ts', ...args], {
    // CI switches colours on.
    env: { ...process.env, NO_COLOR: '1', GROUNDLOOP_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { child, printed: () => text };
}

/** The process and all it started, directly or not. */
function family(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const members = [pid];
  for (const member of members) members.push(...pairs.filter(([, parent]) => parent === member).map(([own]) => own));
  return members;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('npm start', () => {
  let home: string;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'groundloop-home-'));
  });

  // A test that fails half-way must not leave a server behind.
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGTERM');
  });

  after(() => rm(home, { recursive: true, force: true }));

  it('grades the skeleton and a solution in the terminal, and stops there when asked to', async () => {
    const { child, printed } = start(home, '--no-open');
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 0, printed());
    const [skeleton = '', solution = ''] = printed().split(/(?=The same task solved)/);
    assert.match(skeleton, /^Not yet: .*\/ 100$/m);
    assert.match(skeleton, /F04 Human data lost/);
    assert.match(solution, /^Passed: .* 100 \/ 100$/m);
    assert.doesNotMatch(printed(), /http:/);
  });

  it('refuses an option it does not know, and says which there are', async () => {
    const { child, printed } = start(home, '--bogus');
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(printed(), /Unknown option '--bogus'/);
    assert.match(printed(), /npm start -- --no-open/);
  });

  it('leaves no process behind and starts nothing more after Ctrl-C while it grades', async () => {
    const { child, printed } = start(home, '--no-open');
    const closed = once(child, 'close');
    assert.ok(child.pid !== undefined);
    while (!printed().includes('The sample as a learner finds it') || family(child.pid).length < 3) {
      assert.equal(child.exitCode, null, printed());
      await pause(20);
    }
    const members = family(child.pid);
    child.kill('SIGINT');
    assert.deepEqual(await closed, [130, null], printed());
    assert.doesNotMatch(printed(), /The same task solved|Please report/);
    for (let waits = 0; waits < 50 && members.some(isAlive); waits += 1) await pause(100);
    assert.deepEqual(members.filter(isAlive), []);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    it(`serves VS Code to who has the address, and leaves no process behind after ${signal}`, async () => {
      const { child, printed } = start(home, '--server');
      const closed = once(child, 'close');
      let address: string | undefined;
      while ((address = /http:\/\/\S+/.exec(printed())?.[0]) === undefined) {
        assert.equal(child.exitCode, null, printed());
        await pause(100);
      }
      const { host, searchParams } = new URL(address);
      assert.match(host, /^127\.0\.0\.1:\d+$/);
      assert.equal(searchParams.get('folder'), join(home, 'workspace'));
      assert.equal((await fetch(`http://${host}/`)).status, 403);
      assert.equal((await fetch(address, { redirect: 'manual' })).status, 302);

      assert.ok(child.pid !== undefined);
      const members = family(child.pid);
      assert.ok(members.length > 1, 'the server is a process of its own');
      child.kill(signal);
      await closed;
      for (let waits = 0; waits < 50 && members.some(isAlive); waits += 1) await pause(100);
      assert.deepEqual(members.filter(isAlive), []);
    });
  }
});
