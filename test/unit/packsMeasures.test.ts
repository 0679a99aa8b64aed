import assert from 'node:assert/strict';
import { parsePack } from '../../src/packs/parsePack.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { labTexts } from '../../src/workspace/labTexts.ts';
import { packWithMeasures, type PackChanges } from '../support/samplePack.ts';

const lab = 'labs/lab1/lab.yaml';
const code = 'labs/lab1/measures.ts';
const whole = packWithMeasures[lab] ?? '';

function read(changes: PackChanges) {
  const files = Object.entries({ ...packWithMeasures, ...changes }).flatMap(([path, text]) =>
    typeof text === 'string' ? [[path, text] as const] : [],
  );
  return parsePack(new Map(files));
}

function problemsOf(changes: PackChanges): string[] {
  const pack = read(changes);
  return pack.ok ? [] : pack.problem.map(formatProblem);
}

const edited = (from: string, to: string): PackChanges => {
  assert.ok(whole.includes(from), from);
  return { [lab]: whole.replace(from, to) };
};

describe('a lab with measures of its own', () => {
  it('is read with its code, which is part of the pack’s hash and of nothing that a learner gets', () => {
    const pack = read({});
    assert.ok(pack.ok, JSON.stringify(pack));
    const files = pack.value.labs.get('lab1');
    assert.ok(files);
    assert.equal(files.measures, packWithMeasures[code]);
    assert.deepEqual(
      files.lab.measures.map(({ id, unit, good, required }) => [id, unit, good, required]),
      [
        ['rare-read', 'percent', 'high', 0.02],
        ['before', 'number', 'low', undefined],
      ],
    );
    const other = read({ [code]: `${packWithMeasures[code] ?? ''}// changed\n` });
    assert.ok(other.ok && other.value.hash !== pack.value.hash);
    for (const [path, text] of labTexts(files, 'types')) {
      assert.ok(!path.includes('measures') && !text.includes('export const measure'), path);
    }
  });

  const mistakes: readonly (readonly [string, PackChanges, string])[] = [
    ['code that is missing', { [code]: undefined }, `${lab}:15:1 There is no file \`measures.ts\``],
    [
      'code that nothing is said of',
      { [lab]: whole.slice(0, whole.indexOf('measures:')) },
      `${code} lab.yaml lists no measures`,
    ],
    ['an id twice', edited('id: before', 'id: rare-read'), `${lab}:22:5 Another measure has the id \`rare-read\` too.`],
    [
      'a section that no lesson has',
      edited('lesson: l1#why\n  - id', 'lesson: l1#where\n  - id'),
      `${lab}:21:5 The lesson \`l1\` has no section \`where\`.`,
    ],
    [
      'a world without generations',
      edited('rubric:\n  flaws: { F01: 10 }', 'world: { kind: race }\nrubric:\n  flaws: { F01: 10 }'),
      `Only a loop has generations to measure, and this lab's world is of the kind \`race\`.`,
    ],
    [
      'percent that are meant and a share that is asked',
      edited('required: 0.02', 'required: 20'),
      '`required`: a measure of unit percent is a share: 0.2 is 20 %.',
    ],
    ['no direction', edited('    good: high\n', ''), `${lab}:16:5 \`good\` is missing`],
    [
      'an unknown unit',
      edited('unit: number', 'unit: metres'),
      `${lab}:25:5 \`unit\` is \`metres\`; it can be \`percent\`, \`number\`.`,
    ],
  ];
  for (const [what, changes, says] of mistakes) {
    it(`is refused for ${what}`, () => {
      const problems = problemsOf(changes);
      assert.ok(
        problems.some((problem) => problem.includes(says)),
        problems.join('\n'),
      );
    });
  }
});
