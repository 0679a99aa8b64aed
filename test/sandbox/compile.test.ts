import { compileFunction } from 'node:vm';
import assert from 'node:assert/strict';
import { compile } from '../../src/worker/compile.ts';
import { textAt } from './textAt.ts';

const STEP = 'export function step(g) { return g; }';

describe('compiling a pipeline', () => {
  it('keeps every line and column', () => {
    const source = [
      'import type { Batch, Generation } from "groundloop"; // types only',
      'import {',
      '  Item,',
      '} from "groundloop";',
      'export const memory: { kept: number } = { kept: 0 }; /* a',
      'comment --> with an arrow and import(x) */',
      'const name = "é漢😀" as string;',
      'export function step(g: Generation, m: typeof memory): Batch { return g.human.draw(m.kept); }',
    ];
    const code = compiled(source.join('\n')).code.split('\n');
    assert.deepEqual(
      code.map((line) => line.length),
      source.map((line) => line.length),
    );
    assert.equal(code[4]?.trim(), 'const memory                   = { kept: 0 };');
    assert.equal(code[7]?.indexOf('g.human.draw'), source[7]?.indexOf('g.human.draw'));
    assert.doesNotMatch(code.join('\n'), /import|export|comment/);
  });

  it('finds step and memory by what they are exported as', () => {
    const found = compiled('const loop = (g) => g;\nconst kept = 1;\nexport { loop as step, kept as memory };');
    assert.deepEqual([found.entry, found.memory], ['loop', 'kept']);
    assert.equal(compiled(STEP).memory, undefined);
  });

  it('knows the last return of step, not of a function inside it', () => {
    const source = `export function step(g) {
  if (g.t > 3) return early(g);
  return late(() => { return 5; });
}
function early(g) { return g; }
function late(f) { return f; }`;
    assert.equal(textAt(source, compiled(source).places.lastReturn), 'return late(() => { return 5; });');
    const arrow = 'export const step = (g) => g.human.draw(5);';
    assert.equal(textAt(arrow, compiled(arrow).places.lastReturn), 'g.human.draw(5)');
  });

  it('knows the whole call at the position V8 reports', () => {
    const source =
      'export function step(g) {\n  return g.model\n    .sample(3)\n    .filter((x) => g.verifier.check(x));\n}';
    const { spots } = compiled(source).places;
    assert.equal(textAt(source, spots.get('3:6')), 'g.model\n    .sample(3)');
    assert.equal(textAt(source, spots.get('4:31')), 'g.verifier.check(x)');
  });

  const refused: readonly (readonly [string, string, string, string | RegExp, string])[] = [
    ['a missing value', 'const a = 1;\nlet b = ;', 'syntax', /A value is missing/, ';'],
    ['a missing bracket', 'export function step(g) {\n  return g;\n', 'syntax', /end of the file/, ';'],
    ['a long list of what might stand there', 'const y: = 2;', 'syntax', /^[^,]{0,80}$/, '='],
    ['quotation marks from a word processor', `const s = “hello”;\n${STEP}`, 'syntax', /“/, '“'],
    ['a name declared twice', `let a = 1;\nlet a = 2;\n${STEP}`, 'syntax', /already been declared/, 'a'],
    ['brackets nested too deeply', '('.repeat(20_000), 'syntax', /nested too deeply/, ''],
    ['an enum', `enum Colour { red }\n${STEP}`, 'unsupported', /enum/, 'enum Colour { red }'],
    [
      'an enum after wide characters and a tab',
      `const s = "é漢😀";\tenum A {}\n${STEP}`,
      'unsupported',
      /enum/,
      'enum A {}',
    ],
    [
      'a namespace',
      `namespace A { export const x = 1 }\n${STEP}`,
      'unsupported',
      /namespace/,
      'namespace A { export const x = 1 }',
    ],
    ['a type in angle brackets', 'export function step(g) { return <any>g; }', 'unsupported', /<Type>/, '<any>g'],
    ['an import of something else', `import fs from "node:fs";\n${STEP}`, 'unsupported', /"node:fs"/, '"node:fs"'],
    ['an import of a neighbour', `import { a } from './a.ts';\n${STEP}`, 'unsupported', /'.\/a.ts'/, "'./a.ts'"],
    ['an export from elsewhere', `export * from "fs";\n${STEP}`, 'unsupported', /"fs"/, '"fs"'],
    ['import()', 'export const step = () => import("fs");', 'unsupported', /import\(\)/, 'import("fs")'],
    ['import()', 'export const step = () => import/**/("fs");', 'unsupported', /import\(\)/, 'import/**/("fs")'],
    ['import.meta', 'export const step = () => import.meta.url;', 'unsupported', /import\.meta/, 'import.meta'],
    ['await at the top', `const x = await 1;\n${STEP}`, 'unsupported', /wait/, 'await 1'],
    ['require', `const fs = require("fs");\n${STEP}`, 'unsupported', /require/, 'require'],
    ['setTimeout', 'export const step = (g) => { setTimeout(step, 1); };', 'unsupported', /setTimeout/, 'setTimeout'],
    ['a misspelt name', 'const people = 1;\nexport const step = (g) => g.f(peple);', 'unsupported', /peple/, 'peple'],
    [
      'a type used as a value',
      'import { Batch } from "groundloop";\nexport const step = () => new Batch();',
      'unsupported',
      /is a type/,
      'Batch',
    ],
    [
      'an arrow old JavaScript reads as a comment',
      'export const step = (n) => { while (n --> 0); };',
      'unsupported',
      /-->/,
      '-->',
    ],
    [
      'a text the filter reads as an import',
      'export const step = () => "import (x)";',
      'unsupported',
      /import/,
      'import ',
    ],
    ['no step', 'const a = 1;', 'contract', /exports no step/, 'const a = 1;'],
    ['a step not exported', 'function step(g) { return g; }', 'contract', /isn't exported/, 'step'],
    [
      'a step exported as the default',
      'export default function step(g) { return g; }',
      'contract',
      /default/,
      'export default ',
    ],
    ['an async step', 'export async function step(g) { return g; }', 'contract', /async/, 'step'],
    ['an async arrow', 'export const step = async (g) => g;', 'contract', /async/, 'step'],
    ['a generator', 'export function* step(g) { yield g; }', 'contract', /generator/, 'step'],
  ];
  for (const [name, source, kind, message, where] of refused) {
    it(`points at ${name}`, () => {
      const result = compile(source);
      assert(!result.ok, 'compiled');
      assert.equal(result.problem.kind, kind, result.problem.message);
      assert.match(result.problem.message, new RegExp(message));
      if (where !== '') assert.equal(textAt(source, result.problem.where), where);
    });
  }

  it('assigns the properties that a constructor’s parameters declare', () => {
    const source = [
      'class Base { constructor(readonly name: string) {} }',
      'class Desk extends Base {',
      '  constructor(private readonly g: Batch, public open = true, plain?: number) { super("desk"); this.count = count(plain); }',
      '  count: number;',
      '}',
      'const count = (n = 3): number => n;',
      'export const step = (g: Batch) => new Desk(g);',
    ].join('\n');
    const { code, places } = compiled(source);
    const desk: unknown = compileFunction(`${code}; return step({ size: 7 });`).call(undefined);
    assert.deepEqual({ ...(desk as object) }, { name: 'desk', g: { size: 7 }, open: true, count: 3 });
    // V8 reports the call of count behind what was put in before it; it is shown where the learner wrote it.
    const at = code.split('\n')[2]!.indexOf('count(plain)') + 1;
    assert.equal(textAt(source, places.spots.get(`3:${at}`)), 'count(plain)');
  });

  it('lets pass what only looks like a missing name', () => {
    compiled(`
      function helper({ a, b: [c] }, ...rest) { outer: for (const x of rest) { if (x.foo) break outer; } return { a, c, key: 1 }; }
      class Counter { #n = 0; add(by = 1) { this.#n += by; return Math.max(this.#n, NaN); } }
      let later; later = helper;
      try { later({}); } catch (error) { console.log(error, typeof window === 'undefined'); }
      export const step = (g) => new Counter().add(undefined);`);
  });
});

function compiled(source: string) {
  const result = compile(source);
  assert(result.ok, result.ok ? '' : result.problem.message);
  return result.value;
}
