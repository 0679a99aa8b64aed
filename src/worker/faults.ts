import { say } from '../core/base/say.ts';
import type { Span } from '../core/base/result.ts';
import { ContractError, inTheirWords, type Position } from '../core/grading/program.ts';
import type { Fault } from '../core/grading/verdict.ts';
import type { CodeKind } from './codeKind.ts';
import type { Compiled } from './compiled.ts';
import { INSTEAD, type Instead, REFUSED } from './globals.ts';
import { placeKey } from './places.ts';
import { SourceText } from './sourceText.ts';
import { FARTHEST, positionsOf } from './stacks.ts';

const LONGEST = 400;

/** What happened, in plain words and with its place, when grading ended in an exception. */
export function faultOf(thrown: unknown, compiled: Compiled): Fault {
  const { places } = compiled;
  const positions = positionsOf(thrown);
  const place = positions && spanOf(positions, compiled);
  const contract = safely(() => (thrown instanceof ContractError ? thrown : undefined));
  if (contract) {
    const { message, hint } = inTheirWords(contract);
    const where = (contract.at === 'call' ? place : places.lastReturn) ?? place ?? places.entry;
    return { kind: 'contract', message, ...(hint ? { hint } : {}), where };
  }
  if (positions?.length === 0) {
    // No code of the learner's was running: the fault is ours.
    return {
      kind: 'internal',
      message: say("Groundloop's grader failed: {thrown}", { thrown: textOf(thrown) }),
      hint: say('This is a fault of Groundloop, not of your pipeline. Please report it.'),
    };
  }
  const onlyThrow = places.bareThrows.length === 1 ? places.bareThrows[0] : undefined;
  return { ...explain(thrown, compiled.kind), where: place ?? onlyThrow ?? places.entry };
}

/** What the innermost position is part of. A stack that ran over says least at its very end, where no call began. */
function spanOf(positions: readonly Position[], { code, places }: Compiled): Span | undefined {
  const overflowed = positions.length >= FARTHEST;
  const call = overflowed ? positions.find((position) => places.spots.has(placeKey(position))) : undefined;
  const at = call ?? positions[0];
  if (!at) return undefined;
  const text = new SourceText(code);
  return places.spots.get(placeKey(at)) ?? text.spanAt(text.offset(at));
}

const HINTS: readonly (readonly [RegExp, (instead: Instead) => string])[] = [
  [
    /^TypeError: Cannot read properties of (undefined|null)/,
    () => say('What stands before the dot has no value here.'),
  ],
  [
    /^TypeError: .* is not a function/,
    () => say('Is the name spelt as in the types? Your editor lists what each object offers.'),
  ],
  [/^TypeError: .* is not iterable/, () => say('Only batches, arrays and the like can be looped over or spread.')],
  [
    /^TypeError: (Cannot (assign to|add|delete|define|redefine)|.*(read[- ]only|not extensible))/,
    ({ change }) => change,
  ],
  [/^ReferenceError: Cannot access/, () => say('It is used above the line that declares it.')],
];

/** Kind, words and hint for what somebody's code threw. */
function explain(thrown: unknown, kind: CodeKind): Pick<Fault, 'kind' | 'message' | 'hint'> {
  const instead = INSTEAD[kind];
  const text = textOf(thrown);
  if (text.startsWith('RangeError: Maximum call stack size exceeded')) {
    return {
      kind: 'runtime',
      message: say('Functions call each other here without end.'),
      hint: say('A function that calls itself needs a case in which it stops.'),
    };
  }
  if (
    /^RangeError: (Array buffer allocation failed|Invalid (typed )?array( buffer)? length|Invalid string length)/.test(
      text,
    )
  ) {
    return {
      kind: 'memory',
      message: say('This asks for more memory than a pipeline may use.'),
      hint: say('A training set is a few thousand items.'),
    };
  }
  const refused = REFUSED.find(([pattern]) => pattern.test(text));
  if (refused) return { kind: 'unsupported', message: refused[1](), hint: refused[2](instead) };
  const hint = HINTS.find(([pattern]) => pattern.test(text))?.[1](instead);
  const message = kind === 'measures' ? say('It threw {text}', { text }) : say('Your code threw {text}', { text });
  return { kind: 'runtime', message, ...(hint ? { hint } : {}) };
}

/** A thrown value in words, whatever it is: its getters may throw, and its texts may be endless. */
function textOf(thrown: unknown): string {
  const text = safely(() => {
    if (typeof thrown === 'string') return JSON.stringify(thrown.slice(0, LONGEST));
    if (typeof thrown === 'function') return say('a function');
    if (typeof thrown !== 'object' || thrown === null) return String(thrown);
    const { name, message } = thrown as { name?: unknown; message?: unknown };
    if (typeof message !== 'string') return say('an object that is not an Error');
    return typeof name === 'string' && name !== '' ? `${name}: ${message}` : message;
  });
  const known = text ?? say("an object that can't be read");
  return known.length > LONGEST ? `${known.slice(0, LONGEST)}…` : known;
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
