import assert from 'node:assert/strict';
import type { Fault } from '../../src/core/grading/verdict.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { bundleWorker } from './bundle.ts';
import { requestFor } from './requests.ts';
import { textAt } from './textAt.ts';

const step = (...lines: string[]): string => `export function step(g: any): any {\n  ${lines.join('\n  ')}\n}\n`;

interface Case {
  readonly source: string;
  readonly kind: Fault['kind'];
  readonly says: RegExp;
  /** The text pointed at. */
  readonly at: string;
  readonly limits?: { seconds: number; megabytes: number };
}

const short = { seconds: 1, megabytes: 256 };
const small = { seconds: 30, megabytes: 100 };

const cases: Readonly<Record<string, Case>> = {
  'a syntax error': { source: step('return g.;'), kind: 'syntax', says: /A name is missing/, at: ';' },
  'a type that makes code': {
    source: `enum A {}\n${step('return 1;')}`,
    kind: 'unsupported',
    says: /enum/,
    at: 'enum A {}',
  },
  'more parameter properties than are read in a moment': {
    source: `class A { constructor(${Array.from({ length: 40 }, (_, i) => `public a${i}: number`).join(', ')}) {} }\n${step('return 1;')}`,
    kind: 'unsupported',
    says: /more than 20 constructor parameters/,
    at: 'a20: number',
  },
  'an import that is not allowed': {
    source: `import fs from 'fs';\n${step('return 1;')}`,
    kind: 'unsupported',
    says: /'fs'/,
    at: "'fs'",
  },
  'a thrown error': {
    source: step('throw new RangeError("too far");'),
    kind: 'runtime',
    says: /RangeError: too far/,
    at: 'new RangeError("too far")',
  },
  'an error on the first line': {
    source: 'export const step = (g: any) => g.what();',
    kind: 'runtime',
    says: /what is not a function/,
    at: 'g.what()',
  },
  'an error while the module is evaluated': {
    source: `const a = null as any;\na.b;\n${step('return 1;')}`,
    kind: 'runtime',
    says: /reading 'b'/,
    at: 'b',
  },
  'an error in a callback': {
    source: step('return g.model.sample(5).filter((x: any) => x.no.no);'),
    kind: 'runtime',
    says: /reading 'no'/,
    at: 'no',
  },
  'a thrown text': { source: step('throw "boo";'), kind: 'runtime', says: /threw "boo"/, at: 'throw "boo";' },
  'a thrown null': { source: step('throw null;'), kind: 'runtime', says: /threw null/, at: 'throw null;' },
  'a thrown symbol': {
    source: step('throw Symbol("s");'),
    kind: 'runtime',
    says: /Symbol\(s\)/,
    at: 'throw Symbol("s");',
  },
  'a thrown object that fights back': {
    source: step('throw { get message() { throw this; }, get stack() { throw this; }, toString() { throw this; } };'),
    kind: 'runtime',
    says: /an object that can't be read/,
    at: 'step',
  },
  'a thrown proxy that fights back': {
    source: step(
      'const no = () => { throw new Error("no"); };',
      'throw new Proxy({}, { get: no, has: no, getPrototypeOf: no, ownKeys: no });',
    ),
    kind: 'runtime',
    says: /an object that can't be read/,
    at: 'step',
  },
  'a message without end': {
    source: step('throw new Error("a".repeat(1e6));'),
    kind: 'runtime',
    says: /^.{300,500}$/,
    at: 'new Error("a".repeat(1e6))',
  },
  'a loop without end': {
    source: step('let i = 0;', 'while (true) for (const x of [1, 2]) i += x;'),
    kind: 'timeout',
    says: /still running after 1 seconds?\./,
    at: 'while (true)',
    limits: short,
  },
  'a loop without end in a helper': {
    source: `function spin() { do {} while (true); }\n${step('spin();')}`,
    kind: 'timeout',
    says: /still running/,
    at: 'do',
    limits: short,
  },
  'a loop without end around a helper': {
    source: `const add = (x: number) => x + 1;\n${step('for (let i = 0; ; i = add(i) % 7) {}')}`,
    kind: 'timeout',
    says: /still running/,
    at: 'for (let i = 0; ; i = add(i) % 7)',
    limits: short,
  },
  'a list that grows for ever': {
    source: step('const all: any[] = [];', 'while (true) all.push(new Array(1000).fill(0));'),
    kind: 'memory',
    says: /100 MB/,
    at: 'while (true)',
    limits: small,
  },
  'buffers that grow for ever': {
    source: step('const all: any[] = [];', 'for (;;) all.push(new Uint8Array(1e6).fill(1));'),
    kind: 'memory',
    says: /100 MB/,
    at: 'for (;;)',
    limits: small,
  },
  'a text that grows for ever': {
    source: step('let text = "x";', 'for (;;) text += text;'),
    kind: 'memory',
    says: /more memory/,
    at: 'text',
    limits: small,
  },
  'one allocation of ten gigabytes': {
    source: step('return new Float64Array(1.25e9).fill(1);'),
    kind: 'memory',
    says: /memory/,
    at: 'step',
    limits: small,
  },
  'functions that call themselves without end': {
    source: step('return step(g);'),
    kind: 'runtime',
    says: /without end/,
    at: 'step(g)',
  },
  'a returned value that is not a batch': {
    source: step('if (g.t > 9) return 1;', 'return [1, 2];'),
    kind: 'contract',
    says: /returned an array/,
    at: 'return [1, 2];',
  },
  'nothing returned': { source: step('g.human.draw(5);'), kind: 'contract', says: /returned nothing/, at: 'step' },
  'a promise returned': {
    source: step('return Promise.resolve(g.human.draw(5));'),
    kind: 'contract',
    says: /promise/,
    at: 'return Promise.resolve(g.human.draw(5));',
  },
  'an empty training set': {
    source: step('return g.human.draw(0);'),
    kind: 'contract',
    says: /empty/,
    at: 'return g.human.draw(0);',
  },
  'a service used wrongly': {
    source: step('const n = -1;', 'return g.human', '  .draw(n);'),
    kind: 'contract',
    says: /-1/,
    at: 'g.human\n    .draw(n)',
  },
  'a step that is no function': {
    source: 'export const step = 5 as any;',
    kind: 'contract',
    says: /not a function/,
    at: 'step',
  },
  'Math.random': {
    source: step('return g.human.draw(Math.random());'),
    kind: 'unsupported',
    says: /Math\.random/,
    at: 'Math.random()',
  },
  'Date.now': {
    source: step('return g.human.draw(Date.now());'),
    kind: 'unsupported',
    says: /time of day/,
    at: 'Date.now()',
  },
  'new Date()': {
    source: step('return g.human.draw(new Date().getDay());'),
    kind: 'unsupported',
    says: /time of day/,
    at: 'new Date()',
  },
  performance: {
    source: step('return g.human.draw(performance.now());'),
    kind: 'unsupported',
    says: /performance/,
    at: 'performance',
  },
  'process.exit': { source: step('process.exit(0);'), kind: 'unsupported', says: /process/, at: 'process' },
  'a change to a global': {
    source: step('(globalThis as any).process = 1;'),
    kind: 'runtime',
    says: /not extensible/,
    at: '(globalThis as any).process = 1',
  },
  'a change to a built-in prototype': {
    source: step('(Array.prototype as any).map = 1;'),
    kind: 'runtime',
    says: /read only/,
    at: '(Array.prototype as any).map = 1',
  },
  'a change to a service': {
    source: step('g.verifier.check = () => true;'),
    kind: 'runtime',
    says: /read only/,
    at: 'g.verifier.check = () => true',
  },
};

describe('a pipeline that cannot be graded', function () {
  this.timeout(240_000);
  let sandbox: Sandbox;
  let remove: () => void;

  before(async () => {
    const bundle = await bundleWorker();
    remove = bundle.remove;
    sandbox = new Sandbox({ workerPath: bundle.workerPath });
  });
  after(() => {
    sandbox.dispose();
    remove();
  });

  for (const [name, { source, kind, says, at, limits }] of Object.entries(cases)) {
    it(`${name}: one fault, in plain words, at the right place`, async () => {
      const outcome = await sandbox.run(requestFor(source, limits), {}, new AbortController().signal);
      assert(outcome.kind === 'fault', outcome.kind);
      const { fault } = outcome;
      assert.equal(fault.kind, kind, fault.message);
      assert.match(fault.message, says);
      assert.doesNotMatch(fault.message, /\n| {4}at |\.cjs/);
      assert.equal(textAt(source, fault.where), at);
    });
  }
});
