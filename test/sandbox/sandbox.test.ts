import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE } from '../../src/core/grading/limits.ts';
import { verdictSchema } from '../../src/core/grading/verdict.ts';
import { hashCode } from '../../src/sandbox/hashCode.ts';
import { RunQueue } from '../../src/sandbox/runQueue.ts';
import { type Outcome, Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { bundleWorker } from './bundle.ts';
import { canSeeProcesses, processesRunning, readProcess, until } from './processes.ts';
import { ENDLESS, requestFor, SOUND } from './requests.ts';
import { textAt } from './textAt.ts';

const never = (): AbortSignal => new AbortController().signal;

describe('the sandbox', function () {
  this.timeout(240_000);
  let workerPath: string;
  let remove: () => void;
  const sandboxes: Sandbox[] = [];

  before(async () => {
    ({ workerPath, remove } = await bundleWorker());
  });
  afterEach(async () => {
    for (const sandbox of sandboxes.splice(0)) sandbox.dispose();
    if (canSeeProcesses) await until(() => processesRunning(workerPath).length === 0, 'the end of every worker');
  });
  after(() => {
    remove();
  });

  function makeSandbox(options: Partial<SandboxOptions> = {}): Sandbox {
    const sandbox = new Sandbox({ workerPath, ...options });
    sandboxes.push(sandbox);
    return sandbox;
  }

  /** As if others had the processor meanwhile. */
  function pauseFor(worker: number, milliseconds: number): void {
    process.kill(worker, 'SIGSTOP');
    setTimeout(() => {
      if (processesRunning(workerPath).includes(worker)) process.kill(worker, 'SIGCONT');
    }, milliseconds);
  }

  it('cuts nobody short because the machine did something else', async function () {
    if (!canSeeProcesses) this.skip();
    let stopped = 0;
    const onProgress = (): void => {
      const [worker] = processesRunning(workerPath);
      if (stopped++ > 0 || worker === undefined) return;
      pauseFor(worker, 9000);
    };
    const limits = { seconds: 8, megabytes: 256 };
    const sandbox = makeSandbox({ keepSpare: false });
    const outcome = await sandbox.run({ ...requestFor(SOUND), limits }, { onProgress }, never());
    assert.equal(outcome.kind, 'verdict');
    assert.ok(stopped > 1, 'it went on after it was stopped');
  });

  it('says that the computer was too busy where a run got no processor for long, and blames nobody', async function () {
    if (!canSeeProcesses) this.skip();
    let stopped = 0;
    const onProgress = (): void => {
      const [worker] = processesRunning(workerPath);
      if (stopped++ === 0 && worker !== undefined) pauseFor(worker, 2500 * PATIENCE);
    };
    // What it needs until it is stopped has to be less on any machine, and what is left more than the moment it takes to stop it.
    const limits = { seconds: 2.4, megabytes: 256 };
    const slow = SOUND.replace('return', 'for (let i = 0; i < 2e4; i++) g.human.draw(0);\n  return');
    const sandbox = makeSandbox({ keepSpare: false });
    const outcome = await sandbox.run({ ...requestFor(slow), limits }, { onProgress }, never());
    assert.ok(outcome.kind === 'fault', JSON.stringify(outcome));
    assert.equal(outcome.fault.kind, 'crashed');
    assert.match(outcome.fault.message, /^This computer was too busy: the pipeline got [012]\.\d of its 2\.4 seconds/);
  });

  it('grades a pipeline and reports on the way', async () => {
    const progress: number[] = [];
    const request = requestFor(SOUND);
    const outcome = await makeSandbox().run(request, { onProgress: (done) => progress.push(done) }, never());
    assert(outcome.kind === 'verdict', JSON.stringify(outcome));
    const verdict = verdictSchema.parse(outcome.verdict);
    assert.equal(verdict.code.hash, hashCode(SOUND));
    assert.deepEqual(verdict.pack, request.pack);
    assert.deepEqual(
      verdict.flaws.map(({ id }) => id),
      ['F01'],
    );
    assert(verdict.timings.total >= verdict.timings.grade && verdict.timings.generations > 0);
    assert.deepEqual(
      progress,
      verdict.seeds.map((_, i) => i + 1),
    );
  });

  it('tells what each call of the pipeline came to, with its place', async () => {
    const outcome = await makeSandbox().run(requestFor(SOUND), {}, never());
    assert(outcome.kind === 'verdict');
    const { metrics, returns } = outcome.verdict;
    assert.deepEqual(
      metrics?.calls?.map(({ call, span }) => [call, textAt(SOUND, span)]),
      [
        ['human', 'g.human.draw(100)'],
        ['sample', 'g.model.sample(100)'],
        ['keep', 'g.model.sample(100).filter((item) => g.verifier.check(item))'],
      ],
    );
    assert.match(textAt(SOUND, returns) ?? '', /^return g\.human.*;$/);
  });

  it('gives the same verdict every time', async () => {
    const sandbox = makeSandbox();
    const verdicts = [];
    for (let i = 0; i < 2; i++) {
      const outcome = await sandbox.run(requestFor(SOUND), {}, never());
      assert(outcome.kind === 'verdict');
      verdicts.push({ ...outcome.verdict, timings: undefined });
    }
    assert.deepEqual(verdicts[0], verdicts[1]);
  });

  it('is cancelled at once', async () => {
    const abort = new AbortController();
    const run = makeSandbox({ keepSpare: false }).run(requestFor(ENDLESS), {}, abort.signal);
    await sleep(1000);
    abort.abort();
    // The program itself would run until its time limit.
    assert.deepEqual(await Promise.race([run, sleep(5000)]), { kind: 'cancelled' });
    if (canSeeProcesses) await until(() => processesRunning(workerPath).length === 0, 'the end of the worker');
  });

  it('does not start what was cancelled before', async () => {
    assert.deepEqual(await makeSandbox().run(requestFor(SOUND), {}, AbortSignal.abort()), { kind: 'cancelled' });
  });

  it('survives a pipeline that goes on after its verdict', async () => {
    const source = SOUND.replace('return', 'Promise.resolve().then(() => { for (;;); });\n  return');
    const outcome = await makeSandbox().run(requestFor(source), {}, never());
    assert.equal(outcome.kind, 'verdict', JSON.stringify(outcome));
  });

  it('says that the process died, and runs the next pipeline', async function () {
    if (!canSeeProcesses) this.skip();
    const sandbox = makeSandbox({ keepSpare: false });
    const run = sandbox.run(requestFor(ENDLESS), {}, never());
    await until(() => processesRunning(workerPath).length === 1, 'the start of the worker');
    await sleep(500);
    for (const pid of processesRunning(workerPath)) process.kill(pid, 'SIGKILL');
    const outcome = await run;
    assert(outcome.kind === 'fault' && outcome.fault.kind === 'crashed', JSON.stringify(outcome));
    assert.match(outcome.fault.message, /ended without a verdict \(stopped by SIGKILL\)/);
    assert.equal((await sandbox.run(requestFor(SOUND), {}, never())).kind, 'verdict');
  });

  it('replaces a spare that died', async function () {
    if (!canSeeProcesses) this.skip();
    const sandbox = makeSandbox();
    sandbox.warm(256);
    await until(() => processesRunning(workerPath).length === 1, 'the start of the spare');
    for (const pid of processesRunning(workerPath)) process.kill(pid, 'SIGKILL');
    await until(() => processesRunning(workerPath).length === 0, 'the end of the spare');
    await sleep(50);
    assert.equal((await sandbox.run(requestFor(SOUND), {}, never())).kind, 'verdict');
  });

  it('leaves no process and no listener after 20 runs', async () => {
    const sandbox = makeSandbox();
    const abort = new AbortController();
    for (let i = 0; i < 20; i++) {
      const source = i % 2 ? SOUND : 'export const step = () => 1;';
      const outcome = await sandbox.run(requestFor(source), {}, abort.signal);
      assert.equal(outcome.kind, i % 2 ? 'verdict' : 'fault');
    }
    if (canSeeProcesses) await until(() => processesRunning(workerPath).length === 1, 'only the spare being left');
    sandbox.dispose();
    if (canSeeProcesses) await until(() => processesRunning(workerPath).length === 0, 'the end of the spare');
    assert.deepEqual(
      process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap'),
      [],
    );
  });

  it('does not show the environment to the worker', async function () {
    if (!canSeeProcesses) this.skip();
    process.env['GROUNDLOOP_TEST_SECRET'] = 'a key';
    try {
      makeSandbox().warm(256);
      await until(() => processesRunning(workerPath).length === 1, 'the start of the spare');
      const [pid = 0] = processesRunning(workerPath);
      assert.match(readProcess(pid, 'environ'), /TZ=UTC/);
      assert.doesNotMatch(readProcess(pid, 'environ'), /GROUNDLOOP_TEST_SECRET|a key|HOME=/);
    } finally {
      delete process.env['GROUNDLOOP_TEST_SECRET'];
    }
  });

  it('leaves no worker when its own process is killed', async function () {
    if (!canSeeProcesses) this.skip();
    const script = `
      import { Sandbox } from ${JSON.stringify(join(import.meta.dirname, '../../src/sandbox/sandbox.ts'))};
      const sandbox = new Sandbox({ workerPath: ${JSON.stringify(workerPath)} });
      void sandbox.run(${JSON.stringify(requestFor(ENDLESS))}, {}, new AbortController().signal);
      sandbox.warm(256);`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: 'inherit',
    });
    await until(() => processesRunning(workerPath).length === 2, 'the start of a run and a spare');
    await sleep(500);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await until(() => processesRunning(workerPath).length === 0, 'the end of the workers');
  });

  describe('when something of ours is broken', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'groundloop-broken-'));
    });
    after(() => {
      rmSync(folder, { recursive: true });
    });

    async function runWith(path: string, limits = { seconds: 5, megabytes: 256 }) {
      const outcome = await makeSandbox({ workerPath: path }).run(requestFor(SOUND, limits), {}, never());
      assert(outcome.kind === 'fault');
      return outcome.fault;
    }

    function script(code: string): string {
      const path = join(folder, 'worker.cjs');
      writeFileSync(path, code);
      return path;
    }

    it('names a worker that is missing', async () => {
      const fault = await runWith(join(folder, 'none.cjs'));
      assert.equal(fault.kind, 'internal');
      assert.match(fault.message, /Groundloop's worker could not be started.*none\.cjs/);
    });

    it('names a guest that is missing', async () => {
      const { workerPath: lonely, remove: removeLonely } = await bundleWorker();
      rmSync(join(lonely, '../guest.cjs'));
      assert.equal((await runWith(lonely)).kind, 'internal');
      removeLonely();
    });

    it('names a reply that cannot be read', async () => {
      const fault = await runWith(
        script("process.send({ type: 'result', verdict: 42 }); setInterval(() => {}, 1000);"),
      );
      assert.equal(fault.kind, 'internal');
      assert.match(fault.message, /reply that can't be read/);
    });

    it('says that the worker ended without a reply', async () => {
      assert.equal((await runWith(script('process.exit(7);'))).kind, 'crashed');
    });

    it('does not wait for a worker that hangs', async () => {
      const hangs = script("process.send({ type: 'ready' }, () => { for (;;); });");
      const fault = await runWith(hangs, { seconds: 0.2, megabytes: 256 });
      assert.equal(fault.kind, 'timeout');
    });

    it('takes a fault without a place when the worker hangs looking for it', async () => {
      const told = { type: 'stopping', fault: { kind: 'memory', message: 'too much' } };
      const fault = await runWith(script(`process.send(${JSON.stringify(told)}, () => { for (;;); });`));
      assert.deepEqual(fault, told.fault);
    });

    it("does not blame the learner for the grader's bug", async () => {
      const broken = await bundleWorker('test/sandbox/brokenGrader.ts');
      const fault = await runWith(broken.workerPath);
      assert.equal(fault.kind, 'internal');
      assert.match(fault.message, /the grader fell over/);
      assert.equal(fault.where, undefined);
      broken.remove();
    });
  });

  describe('a queue of runs', () => {
    it('lets the last run win, one at a time', async () => {
      const sandbox = makeSandbox();
      const queue = new RunQueue();
      let running = 0;
      const start = (source: string) =>
        queue.run('lab', never(), async (signal) => {
          assert.equal(++running, 1);
          const outcome = await sandbox.run(requestFor(source), {}, signal);
          running--;
          return outcome;
        });
      const first = start(ENDLESS);
      await sleep(300);
      const others = [start(ENDLESS), start(ENDLESS), start(SOUND)];
      const kinds = (await Promise.all([first, ...others])).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['cancelled', 'cancelled', 'cancelled', 'verdict']);
    });

    it('keeps different labs apart', async () => {
      const queue = new RunQueue();
      const done: Outcome = { kind: 'cancelled' };
      const cancelled: string[] = [];
      const start = (key: string) =>
        queue.run(key, never(), async (signal) => {
          await sleep(50);
          if (signal.aborted) cancelled.push(key);
          return done;
        });
      await Promise.all([start('a'), start('b')]);
      assert.deepEqual(cancelled, []);
    });

    it('goes on after a run that failed', async () => {
      const queue = new RunQueue();
      await assert.rejects(queue.run('a', never(), () => Promise.reject(new Error('no'))));
      const outcome = await queue.run('a', never(), () => Promise.resolve({ kind: 'cancelled' }));
      assert.equal(outcome.kind, 'cancelled');
    });
  });
});
