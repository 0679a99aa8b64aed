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

const CLOCK =
  'Runs must repeat exactly, so there is no clock: g.t is the generation, and g.random() the only randomness.';
const RANDOM = 'Runs must repeat exactly: use g.random(), the only randomness there is.';
const HOST = 'A pipeline sees only g and memory: no files, no network, no process.';
const MODULES = 'A pipeline is one file: put the code into it.';

/** Why a name people might expect is missing, and what to use. */
export const MISSING: Readonly<Record<string, string>> = {
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
  eval: 'Code from text is not run here: write it into the file.',
  Function: 'Code from text is not run here: write it into the file.',
  structuredClone: 'For plain data, JSON.parse(JSON.stringify(value)) does the same.',
};

/** What to say about a method that exists and refuses: the clock and the built-in randomness. */
export const REFUSED: readonly (readonly [RegExp, string, string])[] = [
  [/secure mode.*random/, "Math.random() can't be used here.", RANDOM],
  [/secure mode.*Date/, "The time of day can't be used here.", CLOCK],
];
