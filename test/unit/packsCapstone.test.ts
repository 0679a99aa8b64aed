import assert from 'node:assert/strict';
import { parsePack } from '../../src/packs/parsePack.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { packWithCapstone, type PackChanges } from '../support/samplePack.ts';

const lab = 'labs/lab1/lab.yaml';
const whole = packWithCapstone[lab] ?? '';

function problemsOf(changes: PackChanges = {}): string[] {
  const files = Object.entries({ ...packWithCapstone, ...changes }).flatMap(([path, text]) =>
    typeof text === 'string' ? [[path, text] as const] : [],
  );
  const read = parsePack(new Map(files));
  return read.ok ? [] : read.problem.map(formatProblem);
}

/** The lab with some pieces of text replaced. */
function edit(...changes: readonly (readonly [from: string, to: string])[]): PackChanges {
  const text = changes.reduce((before, [from, to]) => {
    assert.ok(before.includes(from), `${lab} has no ${from}`);
    return before.replace(from, to);
  }, whole);
  return { [lab]: text };
}

const weights = 'measures: { knowledge: 60, price: 40 }';
const harms = 'world: { harms: [{ name: open, prevalence: 0.05, recall: 0.9 }] }\nrubric:';
const dear = 'measures: { knowledge: 0.7, price: 400 }';

/** One mistake each, and the message it must give, which must be the only one. */
const mistakes: readonly [string, PackChanges, RegExp][] = [
  [
    'a world that is no loop',
    edit(
      ['rubric:', 'world: { kind: race }\nrubric:'],
      ['F01: 10', 'F16: 10'],
      ['F01: l1', 'F16: l1'],
      ['F01: [L', 'F16: [L'],
      ['[F01]', '[F16]'],
      ['[F01]', '[F16]'],
    ),
    /Only a loop has what a capstone measures, and this lab's world is of the kind `race`/,
  ],
  ['a pass mark that is for flaws', edit(['passMark: 70', 'passMark: 100']), /write one from 1 to 99/],
  ['no pass mark', edit(['  passMark: 70\n', '']), /write one from 1 to 99/],
  [
    'a reference without a pipeline',
    { 'labs/lab1/references/dear.ts': undefined },
    /There is no file `references\/dear\.ts`/,
  ],
  [
    'a pipeline without a reference',
    { 'labs/lab1/references/other.ts': 'export function step() {}\n' },
    /^labs\/lab1\/references\/other\.ts No reference in lab\.yaml/,
  ],
  [
    'our best not last',
    edit(['id: best', 'id: naive2'], ['id: naive\n', 'id: best\n'], ['id: naive2', 'id: naive']),
    /Let the last reference be what you could do yourself/,
  ],
  [
    'a value that is missing',
    edit([dear, 'measures: { knowledge: 0.7 }']),
    /Say what `price` is for `dear`; it counts in this lab/,
  ],
  [
    "a value of what doesn't count",
    edit([dear, 'measures: { knowledge: 0.7, price: 400, flattery: 0.1 }']),
    /`flattery` doesn't count in this lab/,
  ],
  [
    'harm in a world without harm',
    edit(
      [weights, 'measures: { knowledge: 60, price: 40, harm: 10 }'],
      ['knowledge: 0.3,', 'knowledge: 0.3, harm: 0.2,'],
      ['knowledge: 0.7,', 'knowledge: 0.7, harm: 0.1,'],
      ['knowledge: 0.8,', 'knowledge: 0.8, harm: 0.1,'],
    ),
    /This world has no classes of harm: count `flattery`, or add world › harms/,
  ],
  [
    'harm and flattery, which are one',
    edit(
      ['rubric:', harms],
      [weights, 'measures: { knowledge: 60, price: 40, harm: 10, flattery: 10 }'],
      ['knowledge: 0.3,', 'knowledge: 0.3, harm: 0.2, flattery: 0.2,'],
      ['knowledge: 0.7,', 'knowledge: 0.7, harm: 0.1, flattery: 0.1,'],
      ['knowledge: 0.8,', 'knowledge: 0.8, harm: 0.1, flattery: 0.1,'],
    ),
    /count `harm` or `flattery`, not both/,
  ],
  [
    'a measure without a scale',
    edit(['knowledge: 0.3', 'knowledge: 0.8'], ['knowledge: 0.7', 'knowledge: 0.8']),
    /All references have the same `knowledge`, so there is no scale/,
  ],
  [
    'a price without a scale',
    edit(['price: 400', 'price: null']),
    /All references have the same `price`, so there is no scale/,
  ],
  ['a share above 1', edit(['knowledge: 0.7', 'knowledge: 70']), /knowledge/],
  ['an id that is no file name', edit(['id: dear', 'id: Dear']), /use lower-case letters, digits and single hyphens/],
  ['a weight of 0', edit(['price: 40', 'price: 0']), /price/],
];

describe('a capstone in a pack', () => {
  it('is read with its references', () => {
    assert.deepEqual(problemsOf(), []);
    const read = parsePack(new Map(Object.entries(packWithCapstone)));
    assert.ok(read.ok);
    const { lab: parsed, references } = read.value.labs.get('lab1')!;
    assert.deepEqual([...references.keys()].sort(), ['best.ts', 'dear.ts', 'naive.ts']);
    assert.deepEqual(parsed.capstone!.references.at(-1), {
      id: 'best',
      title: 'Our best',
      measures: { knowledge: 0.8, price: 100 },
    });
  });

  for (const [name, changes, expected] of mistakes) {
    it(`must not have ${name}`, () => {
      const problems = problemsOf(changes);
      assert.equal(problems.length, 1, problems.join('\n') || 'nothing was found');
      assert.match(problems[0]!, expected);
    });
  }

  it('must say each thing once, and count something', () => {
    assert.ok(problemsOf(edit(['id: dear', 'id: naive'])).some((line) => line.includes('the id `naive` too')));
    assert.ok(
      problemsOf(edit([weights, 'measures: {}'])).some((line) => line.includes('Say what counts, for example')),
    );
  });

  it('is a lab like others without references', () => {
    const [problem] = problemsOf({ [lab]: whole.replace(/capstone:[^]*/, '').replace('  passMark: 70\n', '') });
    assert.match(problem ?? '', /references\/best\.ts This file isn't part of a pack/);
  });
});
