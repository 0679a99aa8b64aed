import { say } from '../core/base/say.ts';
import type { CodeKind } from './codeKind.ts';

/** Names a pipeline can use without declaring them. */
export const GLOBALS: ReadonlySet<string> = new Set(
  (
    'undefined NaN Infinity globalThis arguments console isFinite isNaN parseFloat parseInt ' +
    'decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape ' +
    'Object Boolean Number BigInt String Symbol Array Map Set WeakMap WeakSet Date RegExp Promise Proxy Reflect JSON Math ' +
    'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ' +
    'ArrayBuffer DataView Int8Array Int16Array Int32Array Uint8Array Uint8ClampedArray Uint16Array Uint32Array ' +
    'Float32Array Float64Array BigInt64Array BigUint64Array'
  ).split(' '),
);

/** What a pipeline is told to use instead, in the words of its kind of lab. */
export interface Instead {
  readonly clock: string;
  readonly random: string;
  readonly host: string;
  /** Where everything it needs comes from. */
  readonly needs: string;
  /** What to do instead of changing what it was given. */
  readonly change: string;
}

export const INSTEAD: Readonly<Record<CodeKind, Instead>> = {
  loop: {
    get clock() {
      return say(
        'Runs must repeat exactly, so there is no clock: g.t is the generation, and g.random() the only randomness.',
      );
    },
    get random() {
      return say('Runs must repeat exactly: use g.random(), the only randomness there is.');
    },
    get host() {
      return say('A pipeline sees only g and memory: no files, no network, no process.');
    },
    get needs() {
      return say('All a loop needs comes with g.');
    },
    get change() {
      return say("Built-in objects, items and batches can't be changed. What must survive goes into memory or g.bank.");
    },
  },
  allocation: {
    get clock() {
      return say('Runs must repeat exactly, so there is no clock.');
    },
    get random() {
      return say('Runs must repeat exactly, so there is no randomness: l.exchangeRate() measures anew at each call.');
    },
    get host() {
      return say('A pipeline sees only l: no files, no network, no process.');
    },
    get needs() {
      return say('All a plan needs comes with l.');
    },
    get change() {
      return say("Built-in objects and the ledger can't be changed. Put your numbers into variables of your own.");
    },
  },
  measures: {
    get clock() {
      return say('Runs must repeat exactly, so there is no clock.');
    },
    get random() {
      return say('Runs must repeat exactly, so there is no randomness.');
    },
    get host() {
      return say('A measure sees only g and before: no files, no network, no process.');
    },
    get needs() {
      return say('All a measure needs comes with g and before.');
    },
    get change() {
      return say("Built-in objects and what g holds can't be changed. Put your numbers into variables of your own.");
    },
  },
  race: {
    get clock() {
      return say('Runs must repeat exactly, so there is no clock: c.n is the number of the cycle.');
    },
    get random() {
      return say('Runs must repeat exactly, so there is no randomness.');
    },
    get host() {
      return say('A pipeline sees only c and memory: no files, no network, no process.');
    },
    get needs() {
      return say('All a rule needs comes with c.');
    },
    get change() {
      return say("Built-in objects and what c holds can't be changed. What must survive goes into memory.");
    },
  },
};

type Reason = (instead: Instead) => string;
const CLOCK: Reason = ({ clock }) => clock;
const RANDOM: Reason = ({ random }) => random;
const HOST: Reason = ({ host }) => host;
const MODULES: Reason = () => say('A pipeline is one file: put the code into it.');
const NO_TEXT: Reason = () => say('Code from text is not run here: write it into the file.');

/** Why a name people might expect is missing, and what to use. */
export const MISSING: Readonly<Record<string, Reason>> = {
  performance: CLOCK,
  setTimeout: CLOCK,
  setInterval: CLOCK,
  setImmediate: CLOCK,
  queueMicrotask: CLOCK,
  Temporal: CLOCK,
  crypto: RANDOM,
  process: HOST,
  Buffer: HOST,
  fetch: HOST,
  XMLHttpRequest: HOST,
  WebSocket: HOST,
  Worker: HOST,
  window: HOST,
  document: HOST,
  global: HOST,
  require: MODULES,
  module: MODULES,
  exports: MODULES,
  __dirname: HOST,
  __filename: HOST,
  eval: NO_TEXT,
  Function: NO_TEXT,
  structuredClone: () => say('For plain data, JSON.parse(JSON.stringify(value)) does the same.'),
};

/** What to say about a method that exists and refuses: the clock and the built-in randomness. */
export const REFUSED: readonly (readonly [RegExp, () => string, Reason])[] = [
  [/secure mode.*random/, () => say("Math.random() can't be used here."), RANDOM],
  [/secure mode.*Date/, () => say("The time of day can't be used here."), CLOCK],
];
