import assert from 'node:assert/strict';
import { labSchema } from '../../src/core/course/lab.ts';
import { grade } from '../../src/core/grading/grade.ts';
import { parseYaml } from '../../src/packs/yamlFile.ts';
import { compile } from '../../src/worker/compile.ts';
import { stepSpan } from '../../src/workspace/stepSpan.ts';
import { allocationLab, raceLab } from '../support/kinds.ts';
import { noSource } from '../support/lab.ts';

const labText = (world: string): string =>
  `id: small
title: Small
summary: Small.
minutes: 1
world: ${world}
rubric: { flaws: { F16: 1 } }
expect: { skeleton: [F16] }
`;

describe('a lab that is no loop', () => {
  it('is a loop unless it says otherwise', () => {
    const { value } = parseYaml('lab.yaml', labText('{ facts: 50 }'), labSchema);
    assert.equal(value?.world.kind, 'loop');
    assert.deepEqual([allocationLab.world.kind, raceLab.world.kind], ['allocation', 'race']);
  });

  for (const [world, message] of [
    ['{ kind: lottery }', '`kind` is `lottery`; it can be `loop`, `allocation`, `race`.'],
    ['{ facts: 5 }', '`facts` must be a whole number from 20 to 2000, but it is `5`.'],
    ['{ kind: race, facts: 50 }', "`facts` isn't known here. Check its spelling and its indentation."],
    ['{ kind: race, cycles: 900 }', '`cycles` must be a whole number from 12 to 60, but it is `900`.'],
    ['{ kind: race, due: { gap: 0 } }', '`gap` must be a number from 0.5 to 10, but it is `0`.'],
    ['{ kind: race, scenarios: [] }', '`scenarios` must be at least 1 long (it is a list).'],
    [
      '{ kind: race, scenarios: [{ capability: { mean: 1.1, sd: 0 } }] }',
      '`alignment` is missing; write a block of named values.',
    ],
    ['{ kind: allocation, tokens: many }', '`tokens` must be a number from 10 to 1000000, but it is `many`.'],
    [
      '{ kind: allocation, law: kaplan }',
      '`law` is `kaplan`; it can be `besiroglu`, `hoffmannRounded`, `hoffmannTeX`.',
    ],
    ['{ kind: allocation, exchangeRate: { least: 0.9, most: 0.1 } }', '`exchangeRate`: least is a number up to most.'],
  ] as const) {
    it(`is refused with what is wrong and what is permitted: ${world}`, () => {
      const { problems } = parseYaml('lab.yaml', labText(world), labSchema);
      assert.deepEqual(
        problems.map((problem) => problem.message),
        [message],
      );
    });
  }

  it('is refused a rubric with a flaw that only loops have', () => {
    const lab = labSchema.parse({ ...raceLab, rubric: { flaws: { F01: 10 } } });
    const instantiate = () => ({ step: () => true, memory: undefined });
    assert.throws(
      () => grade({ lab, instantiate, source: noSource, seedBlock: 0 }),
      /F01.*doesn't know.*F15, F19, F16/,
    );
  });

  it('asks for its own function, by name', () => {
    for (const [source, kind, message] of [
      ['const a = 1;', 'allocation', 'This file exports no allocate.'],
      ['export function step() {}', 'race', 'This file exports step, but this lab asks for shouldPause.'],
      ['function allocate() {}', 'allocation', "allocate isn't exported."],
      [
        'export async function shouldPause() {}',
        'race',
        "shouldPause can't be async: everything it is given answers at once.",
      ],
    ] as const) {
      const compiled = compile(source, kind);
      assert.equal(compiled.ok ? undefined : compiled.problem.message, message);
    }
    assert.ok(compile('export const shouldPause = () => true;', 'race').ok);
  });

  it('is told what to use instead in its own words', () => {
    for (const [source, kind, hint] of [
      [
        'export const allocate = (l) => { setTimeout(l); return l; };',
        'allocation',
        /^Runs must repeat exactly, so there is no clock\.$/,
      ],
      [
        'import fs from "fs";\nexport const shouldPause = () => true;',
        'race',
        /^All a rule needs comes with c\. Remove/,
      ],
      ['export const allocate = (l) => fetch(l);', 'allocation', /^A pipeline sees only l:/],
    ] as const) {
      const compiled = compile(source, kind);
      assert.match(compiled.ok ? '' : (compiled.problem.hint ?? ''), hint);
    }
  });

  it('has its lenses above that function', () => {
    assert.equal(stepSpan('\nexport function allocate(l) {}\n').line, 2);
    assert.equal(stepSpan('\n\nexport const shouldPause = () => true;\n').line, 3);
  });
});
