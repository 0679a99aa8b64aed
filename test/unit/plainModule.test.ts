import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compile } from '../../src/worker/compile.ts';
import { plainModule, strictly } from '../../src/worker/plainModule.ts';
import { rehearse } from '../../src/core/grading/rehearse.ts';
import { labWorldSchema } from '../../src/core/course/world.ts';

const root = join(import.meta.dirname, '../..');

function compiled(source: string) {
  const result = compile(source);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

describe('A pipeline as plain code', () => {
  it('is strict, and nothing moves where the first import leaves room', () => {
    const code = compiled(
      'import type { Batch } from "groundloop";\nexport const a = 1;\nexport function step() {}\n',
    ).code;
    const strict = strictly(code);
    assert.equal(strict.length, code.length);
    assert.ok(strict.startsWith('"use strict";'));
    assert.equal(strict.slice(13), code.slice(13));
  });

  it('is strict where there is no room: only the first line moves', () => {
    const strict = strictly('function step() {}\nconst a = 1;\n');
    assert.equal(strict, '"use strict";function step() {}\nconst a = 1;\n');
    assert.ok(strictly('\n\n                 const a = 1;').startsWith('\n\n"use strict";'));
    assert.throws(
      plainModule(compiled('export const step = Object.freeze({ a: 1 }); step.a = 2;'), '/p.ts'),
      TypeError,
    );
  });

  it('is known by its file, with the learner’s lines and columns', () => {
    const source = [
      "import type { Batch, Generation } from 'groundloop';",
      'interface Memory { kept: number }',
      'export function step(g: Generation, memory: Memory): Batch {',
      '  const a: number = 1; throw new Error(`${a}`);',
      '}',
    ].join('\n');
    const program = plainModule(compiled(source), '/lab/pipeline.ts')();
    assert.throws(
      () => program.step({}, {}),
      (error: Error) => {
        assert.match(error.stack ?? '', /step \(\/lab\/pipeline\.ts:4:30\)/);
        return true;
      },
    );
  });

  it('is evaluated afresh each time', () => {
    const make = plainModule(
      compiled('export const memory = { n: 0 };\nexport function step() { return ++memory.n; }'),
      '/p.ts',
    );
    assert.equal(make().step({}, {}), 1);
    assert.equal(make().step({}, {}), 1);
    assert.deepEqual(make().memory, { n: 0 });
  });

  it('has no chance but g.random, and no clock, as where it is graded', () => {
    const script = `
      import { compile } from './src/worker/compile.ts';
      import { refuseChance } from './src/worker/plainModule.ts';
      refuseChance(compile('export function step() {}').value);
      const told = [() => Math.random(), () => Date.now(), () => new Date(), () => new Date(0).getTime()].map((f) => {
        try { return f(); } catch (error) { return error.message; }
      });
      process.stdout.write(JSON.stringify(told));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.ok(stdout, stderr);
    const [random, now, today, epoch] = JSON.parse(stdout) as [string, string, string, number];
    assert.match(random, /Math\.random.*g\.random/);
    assert.match(now, /time of day/);
    assert.equal(today, now);
    assert.equal(epoch, 0);
  });
});

describe('A rehearsal', () => {
  const run = (source: string, world: object, kind: 'loop' | 'allocation' | 'race' = 'loop') => {
    const result = compile(source, kind);
    assert.ok(result.ok, JSON.stringify(result));
    return rehearse(labWorldSchema.parse({ kind, ...world }), 1, plainModule(result.value, '/p.ts'));
  };

  it('tells of each generation, and of a pause', () => {
    const source = 'export function step(g) { return g.t < 2 ? g.human.draw(50) : g.pause("enough"); }';
    const lines = run(source, { facts: 20, generations: 4 });
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /^Generation 0: trained on 50 items, 50 by people\. Knowledge \d+ %/);
    assert.equal(lines[2], 'Paused in generation 2: enough');
  });

  it('throws what the pipeline throws', () => {
    assert.throws(() => run('export function step() { throw new RangeError("mine"); }', {}), /mine/);
  });

  it('asks for a plan, and watches a race', () => {
    const plan =
      'export function allocate(l) { return { parameters: l.parameters, human: 1, epochs: 1, synthetic: 0 }; }';
    assert.match(run(plan, {}, 'allocation').join(), /^\d+ % of the compute is wasted\.$/);
    const rule = 'export function shouldPause(c) { return c.n === 3; }';
    assert.match(run(rule, {}, 'race').join(' '), /^The rule paused in cycle 3\. /);
  });
});
