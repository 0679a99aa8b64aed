import { say } from '../core/base/say.ts';
import { restoreFreeze } from './softFreeze.ts';
import 'ses';
import type { Entry } from '../core/course/entries.ts';
import { fail, type Result, succeed } from '../core/base/result.ts';
import { ContractError, type Program } from '../core/grading/program.ts';
import type { Fault } from '../core/grading/verdict.ts';
import { entryOf } from './codeKind.ts';
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
  const methods = [
    'log',
    'info',
    'warn',
    'error',
    'debug',
    'table',
    'group',
    'groupEnd',
    'assert',
    'dir',
    'trace',
    'time',
    'timeEnd',
    'timeLog',
    'count',
    'countReset',
    'clear',
  ];
  return {
    Float32Array,
    Float64Array,
    // Thousands of runs would drown any output, so the console keeps quiet.
    console: Object.fromEntries(methods.map((method) => [method, silent])),
  };
}

/** Prepares a module; each call of the result evaluates it afresh. */
export function prepare({ code, kind, entry, memory, places }: Compiled): Result<() => Program, Fault> {
  const compartment = new Compartment({ __options__: true, globals: endowments() });
  // Frozen globals become constants of the evaluated code: no look-ups through SES's scope proxies.
  harden(compartment.globalThis);
  const result = `return { step: ${entry}, memory: ${memory ?? 'undefined'} };`;
  const module = `${FIRST_LINE}${code}\n${result}}})\n//# sourceURL=${PIPELINE_URL}`;
  try {
    const evaluate = compartment.evaluate(module, { __rejectSomeDirectEvalExpressions__: false }) as Evaluate;
    return succeed(() => instantiate(evaluate, entryOf(kind)));
  } catch (error) {
    // The parser that compiled it knows more of the language than this Node does.
    const message = say("This Node ({version}) can't run the file: {error}.", {
      version: process.version,
      error: String(error),
    });
    return fail({ kind: 'unsupported', message, hint: say('Write it in a plainer way.'), where: places.entry });
  }
}

type Evaluate = () => Record<keyof Program, unknown>;

function instantiate(evaluate: Evaluate, { name, signature }: Entry): Program {
  const { step, memory } = evaluate();
  if (typeof step !== 'function') {
    throw new ContractError(
      () => say('{name} is exported, but it is not a function.', { name }),
      'return',
      () => say('Write export function {signature} { … }.', { signature }),
    );
  }
  return { step: (g, state) => Reflect.apply(step, undefined, [g, state]) as unknown, memory };
}
