import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DebugJob } from '../../src/protocol/debug.ts';
import { DebugProcess } from '../../src/sandbox/debugProcess.ts';
import { bundleDebug } from './bundle.ts';
import { canSeeProcesses, processesRunning, readProcess, until } from './processes.ts';
import { SOUND } from './requests.ts';

const jobFor = (source: string): DebugJob => ({
  type: 'debug',
  world: { facts: 20, generations: 2 },
  source,
  file: '/lab/pipeline.ts',
  seed: 1,
  notes: [],
});

/** What a debugger does with it: test/host/writingDebug.test.ts. */
describe('a debug process', function () {
  this.timeout(240_000);
  let bundle: string;
  let remove: () => void;
  let running: DebugProcess | undefined;

  const begin = (source: string): DebugProcess => (running = new DebugProcess(bundle, jobFor(source)));

  before(async () => {
    ({ bundle, remove } = await bundleDebug());
  });
  afterEach(async () => {
    running?.dispose();
    running = undefined;
    if (canSeeProcesses) await until(() => processesRunning(bundle).length === 0, 'the end of every debug process');
  });
  after(() => {
    remove();
  });

  it('waits for a debugger at an address of this machine that is a secret', async () => {
    const started = await begin(SOUND).start();
    assert.ok(started.kind === 'listening');
    const address = new URL(started.address);
    assert.equal(address.hostname, '127.0.0.1');
    assert.match(address.pathname, /^\/[0-9a-f-]{36}$/);
    for (const path of ['/json', '/json/list', '/json/version']) {
      const answer = await fetch(`http://${address.host}${path}`);
      assert.ok(!(await answer.text()).includes(address.pathname.slice(1)), path);
    }
  });

  it('knows nothing of the environment', async function () {
    if (!canSeeProcesses) this.skip();
    process.env['GROUNDLOOP_TEST_KEY'] = 'secret';
    await begin(SOUND).start();
    for (const pid of processesRunning(bundle)) {
      assert.ok(!/GROUNDLOOP_TEST_KEY|PATH=|HOME=/.test(readProcess(pid, 'environ')), readProcess(pid, 'environ'));
    }
    delete process.env['GROUNDLOOP_TEST_KEY'];
  });

  it('says what keeps a pipeline from being read, and ends', async () => {
    const debug = begin('export const step = ;\n');
    const started = await debug.start();
    assert.ok(started.kind === 'fault');
    assert.equal(started.fault.kind, 'syntax');
    await debug.ended;
  });

  it('ends when it is let go of', async () => {
    const debug = begin(SOUND);
    await debug.start();
    debug.dispose();
    await debug.ended;
  });

  it('ends with whoever started it, even where that one is killed', async function () {
    if (!canSeeProcesses) this.skip();
    const script = `
      import { DebugProcess } from ${JSON.stringify(join(import.meta.dirname, '../../src/sandbox/debugProcess.ts'))};
      await new DebugProcess(${JSON.stringify(bundle)}, ${JSON.stringify(jobFor(SOUND))}).start();`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: 'inherit',
    });
    await until(() => processesRunning(bundle).length === 2, 'the start of both processes', 30);
    await sleep(500);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await until(() => processesRunning(bundle).length === 0, 'the end of both');
  });
});
