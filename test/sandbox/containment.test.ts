import assert from 'node:assert/strict';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { GLOBALS } from '../../src/worker/globals.ts';
import { bundleWorker } from './bundle.ts';
import { requestFor } from './requests.ts';

/** Each is evaluated inside a pipeline; all but the first must come to nothing: undefined, or an error. */
const attempts: Readonly<Record<string, string>> = {
  // What every pipeline reaches, to see that the test can.
  'the language': '[1].map((n) => n + 1)',
  'the global object of a sloppy function': '(function () { return this; })()',
  'the process through globalThis': '(globalThis as any).process',
  'require through globalThis': '(globalThis as any).require ?? (globalThis as any).module',
  'the Function constructor': '(() => {}).constructor("return process")()',
  'the async function constructor': '(async () => {}).constructor("return process")()',
  'the generator constructor': '(function* () {}).constructor("return process")().next()',
  'the Function constructor of a service': 'g.verifier.check.constructor("return process")()',
  'the class of a batch': 'g.human.draw(1).constructor.constructor("return process")()',
  'the global object from code in a text': '(0, (globalThis as any).eval)("this.process")',
  'import from code in a text': '(0, (globalThis as any).eval)("imp" + "ort(\'fs\')")',
  'call sites of a stack':
    '(() => { (Error as any).prepareStackTrace = (_: any, sites: any) => sites; const { stack } = new Error(); return Array.isArray(stack) ? stack : undefined; })()',
  'paths of this computer': '(new Error().stack ?? "").includes("/") ? 1 : undefined',
  'the stack of a host error':
    '(() => { try { g.human.draw(-1); } catch (e: any) { return e.stack.includes(".cjs") ? 1 : undefined; } })()',
  'the clock': 'new Date().getTime()',
  'the clock of another object': 'Reflect.construct(Date, []).getTime()',
  'randomness of another object': 'Reflect.apply(Math.random, Math, [])',
  'the language of this computer': '(globalThis as any).Intl',
  sleeping: '(globalThis as any).Atomics',
  'memory shared with others': '(globalThis as any).SharedArrayBuffer',
  'the collection of garbage': '(globalThis as any).WeakRef ?? (globalThis as any).FinalizationRegistry',
  'a global kept for later': '((globalThis as any).kept = 1)',
  'a method of all arrays': '((Array.prototype as any).extra = 1)',
  'a method of all typed arrays': '((Object.getPrototypeOf(Float64Array.prototype) as any).extra = 1)',
  'a property of a built-in function': '((Math.max as any).extra = 1)',
  'a prototype through __proto__': '(({} as any).__proto__.extra = 1)',
};

describe('what a pipeline can reach', function () {
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

  /** Runs a module whose step throws a text: the value of an expression. */
  async function evaluate(source: string): Promise<string> {
    const outcome = await sandbox.run(requestFor(source), {}, new AbortController().signal);
    assert(outcome.kind === 'fault', 'the step did not throw');
    assert.equal(outcome.fault.kind, 'runtime', outcome.fault.message);
    return outcome.fault.message;
  }

  it('is not more than the language', async () => {
    // One run for all: each attempt in a function of its own.
    const tries = Object.entries(attempts).map(
      ([name, code]) => `[${JSON.stringify(name)}, (g: any) => ${code.startsWith('(() =>') ? code : `(${code})`}],`,
    );
    const source = `const tries: any[] = [\n${tries.join('\n')}\n];
export function step(g: any): any {
  const reached = [];
  for (const [name, attempt] of tries) {
    try { if (attempt(g) !== undefined) reached.push(name); } catch {}
  }
  throw 'reached ' + JSON.stringify(reached);
}`;
    assert.equal(await evaluate(source), 'Your code threw "reached [\\"the language\\"]"');
  });

  it('is every name it may use undeclared', async () => {
    const names = [...GLOBALS].filter((name) => name !== 'undefined' && name !== 'arguments');
    const source = `const found: any = { ${names.map((name) => `${name}: typeof ${name}`).join(', ')} };
export function step(): any {
  throw 'missing ' + Object.keys(found).filter((name) => found[name] === 'undefined');
}`;
    assert.equal(await evaluate(source), 'Your code threw "missing "');
  });

  it('is a console that keeps quiet and typed arrays that work', async () => {
    const source = `export function step(): any {
  console.log('x'); console.table([]); console.error(1);
  const a = Float64Array.of(1, 2, 3).map((x) => x / 2);
  class Gone extends Error { override name = 'Gone'; }
  throw new Gone([...a, Math.hypot(3, 4), new Date(0).getUTCFullYear(), 'b'.padStart(3)].join());
}`;
    assert.equal(await evaluate(source), 'Your code threw Gone: 0.5,1,1.5,5,1970,  b');
  });

  it('starts afresh for every run', async () => {
    const source = `let runs = 0;
const seen = new Set<number>();
export function step(g: any): any {
  if (g.t === 0 && ++runs > 1) throw 'an old closure';
  if (seen.size > 50) throw 'an old set';
  seen.add(seen.size);
  return g.human.draw(20);
}`;
    const outcome = await sandbox.run(requestFor(source), {}, new AbortController().signal);
    assert.equal(outcome.kind, 'verdict', JSON.stringify(outcome));
  });
});
