import { restoreFreeze } from './softFreeze.ts';
import 'ses';
import type { Program } from '../core/grading/program.ts';
import { ContractError } from '../core/grading/program.ts';
import type { Compiled } from './compiled.ts';
import { FIRST_LINE, PIPELINE_URL, watchStacks } from './stacks.ts';

/** Hardens this thread's built-ins. Once, before any code of a learner is evaluated. */
export function hardenRealm(): void {
  restoreFreeze();
  lockdown({
    errorTaming: 'unsafe',
    // The least overriding keeps Array iteration on V8's fast path.
    overrideTaming: 'min',
    consoleTaming: 'unsafe',
    errorTrapping: 'none',
    unhandledRejectionTrapping: 'none',
    reporting: 'none',
    regExpTaming: 'unsafe',
  });
  watchStacks();
}

const silent = (): undefined => undefined;

/** What a pipeline can reach besides the language: nothing that tells the time, draws at random or leaves the thread. */
function endowments(): Record<string, unknown> {
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'table', 'group', 'groupEnd', 'assert', 'dir', 'trace'];
  return {
    Float32Array,
    Float64Array,
    // Thousands of runs would drown any output, so the console keeps quiet.
    console: Object.fromEntries(methods.map((method) => [method, silent])),
  };
}

/** Prepares a module; each call of the result evaluates it afresh. */
export function prepare({ code, step, memory }: Compiled): () => Program {
  const compartment = new Compartment({ __options__: true, globals: endowments() });
  // Frozen globals become constants of the evaluated code: no look-ups through SES's scope proxies.
  harden(compartment.globalThis);
  const module = compartment.evaluate(
    `${FIRST_LINE}${code}\nreturn { step: ${step}, memory: ${memory ?? 'undefined'} };}})\n//# sourceURL=${PIPELINE_URL}`,
    { __rejectSomeDirectEvalExpressions__: false },
  ) as () => Record<keyof Program, unknown>;
  return () => {
    const made = module();
    const run = made.step;
    if (typeof run !== 'function') {
      throw new ContractError(
        'step is exported, but it is not a function.',
        'return',
        'Write export function step(g, memory) { … }.',
      );
    }
    return { step: (g, state) => Reflect.apply(run, undefined, [g, state]) as unknown, memory: made.memory };
  };
}
