import { compileFunction } from 'node:vm';
import type { Program } from '../core/grading/program.ts';
import type { Compiled } from './compiled.ts';
import { INSTEAD, REFUSED } from './globals.ts';

const STRICT = '"use strict";';

/**
 * A pipeline as plain code of this process, under the name of its file, so that a debugger finds it there: without a
 * compartment, and with every line and column where the learner has it. Each call of the result evaluates it afresh.
 */
export function plainModule({ code, entry, memory }: Compiled, file: string): () => Program {
  const result = `return { step: ${entry}, memory: ${memory ?? 'undefined'} };`;
  const evaluate = compileFunction(`${strictly(code)}\n${result}`, [], { filename: file }) as () => Program;
  return () => {
    const { step, memory: remembered } = evaluate();
    return { step: (g, state) => step(g, state), memory: remembered };
  };
}

/**
 * Modules are strict, functions are not. The word goes to where the first import was, so that nothing moves; where there
 * is no room for it, the columns of the first line do.
 */
export function strictly(code: string): string {
  const blank = /^\s*/.exec(code)?.[0] ?? '';
  const room = blank.indexOf(' '.repeat(STRICT.length));
  return room < 0 ? STRICT + code : code.slice(0, room) + STRICT + code.slice(room + STRICT.length);
}

/** The clock and the built-in randomness refuse, as they do where the pipeline is graded: runs must repeat exactly. */
export function refuseChance({ kind }: Compiled): void {
  const [random, date] = REFUSED.map(([, message, hint]) => `${message()} ${hint(INSTEAD[kind])}`);
  const refuse = (message = ''): never => {
    throw new TypeError(message);
  };
  Math.random = () => refuse(random);
  Object.defineProperty(globalThis, 'Date', {
    value: class extends Date {
      constructor(...parts: [number] | []) {
        if (parts.length === 0) refuse(date);
        super(...(parts as [number]));
      }
      static override now(): never {
        return refuse(date);
      }
    },
  });
}
