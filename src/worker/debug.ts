import { fork } from 'node:child_process';
import inspector from 'node:inspector';
import { setLanguage } from '../core/base/say.ts';
import { rehearse } from '../core/grading/rehearse.ts';
import { debugJobSchema, type DebugJob, type DebugReply } from '../protocol/debug.ts';
import { compile } from './compile.ts';
import { plainModule, refuseChance } from './plainModule.ts';

/**
 * The debug process: runs the learner's own pipeline for one seed, outside the sandbox and without a limit on time, so that
 * a debugger can stop in it (docs/decisions/0014). Started once, it starts itself a second time: a process that stands at a
 * breakpoint notices nothing, so another one sees to it that it ends with whoever started it.
 */
const RUNS = 'run';

function supervise(): void {
  const runner = fork(__filename, [RUNS], {
    execArgv: process.execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  process.on('message', (message: DebugJob) => runner.send(message));
  runner.on('message', (message: DebugReply) => process.send?.(message));
  runner.on('exit', () => process.exit());
  process.once('disconnect', () => {
    runner.kill('SIGKILL');
    process.exit();
  });
}

function run(message: unknown): void {
  const { world, source, file, seed, translation, notes } = debugJobSchema.parse(message);
  setLanguage(translation ?? {});
  const compiled = compile(source, world.kind);
  if (!compiled.ok) {
    reply({ type: 'fault', fault: compiled.problem }, () => process.exit());
    return;
  }
  inspector.open(0, '127.0.0.1');
  reply({ type: 'listening', address: inspector.url() ?? '' }, () => {
    inspector.waitForDebugger();
    for (const note of notes) console.log(note);
    refuseChance(compiled.value);
    try {
      for (const line of rehearse(world, seed, plainModule(compiled.value, file))) console.log(line);
    } catch (error) {
      console.error(error);
    }
    process.disconnect();
  });
}

function reply(message: DebugReply, then: () => void): void {
  process.send?.(message, undefined, undefined, then);
}

if (process.argv[2] === RUNS) process.once('message', run);
else supervise();
