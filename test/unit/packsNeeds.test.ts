import assert from 'node:assert/strict';
import { LOOP_NEEDS } from '../../src/core/course/needs.ts';
import { FLAWS_OF } from '../../src/core/course/world.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { samplePack } from '../support/samplePack.ts';

const file = 'labs/lab1/lab.yaml';

/** What is said of a lab with this world and this flaw, of all that isn't about its lessons and hints. */
function problemsOf(flaw: string, world: string, requires = '[]'): string[] {
  const yaml = samplePack[file]!.replace('rubric:\n', `world: ${world}\nrubric:\n  requires: ${requires}\n`).replaceAll(
    'F01',
    flaw,
  );
  const read = parsePack(new Map(Object.entries({ ...samplePack, [file]: yaml })));
  return read.ok ? [] : read.problem.map(formatProblem);
}

const AT_FLAW = `${file}:10:12`;
const AT_WORLD = `${file}:7:`;

/** A flaw, a world that can't serve it, where that is said, what is said; the world mended; what every loop must do. */
const cases: readonly (readonly [string, string, string, RegExp, string, string?])[] = [
  ['F01', '{ services: [human] }', AT_FLAW, /somebody outside.*add `verifier`/, '{ services: [human, users] }'],
  ['F01', '{ services: [human, critic] }', AT_FLAW, /somebody outside/, '{ services: [human, audit] }'],
  [
    'F01',
    '{ budget: { verify: 1 } }',
    AT_WORLD,
    /raise world › budget › verify from 1 to at least 100, or take F01 out of the rubric/,
    '{ budget: { verify: 100 } }',
  ],
  ['F04', '{ services: [verifier] }', AT_FLAW, /service `human`/, '{ services: [verifier, human] }'],
  ['F04', '{ budget: { human: 1 } }', AT_WORLD, /budget › human from 1 to at least 160/, '{ budget: { human: 160 } }'],
  ['F04', '{ generations: 3 }', AT_WORLD, /at least 4/, '{ generations: 4 }'],
  ['F07', '{ budget: { sample: 5 } }', AT_WORLD, /sample from 5 to at least 200/, '{ budget: { sample: null } }'],
  ['F08', '{ services: [human] }', AT_FLAW, /somebody outside/, '{}'],
  ['F09', '{}', AT_FLAW, /service `reward`/, '{ services: [human, reward] }'],
  ['F10', '{}', AT_FLAW, /service `reward`/, '{ services: [human, reward] }'],
  ['F11', '{ services: [human] }', AT_FLAW, /service `exam`: add it to world › services, or/, '{ services: [exam] }'],
  ['F12', '{ services: [human] }', AT_FLAW, /`tests` or `hints`/, '{ services: [hints] }'],
  ['F13', '{ services: [human] }', AT_FLAW, /service `users`/, '{ services: [users] }'],
  [
    'F14',
    '{ services: [critic] }',
    AT_FLAW,
    /classes of harm: add world › harms/,
    '{ services: [critic], harms: [{ name: overt, prevalence: 0.05, recall: 0.9 }] }',
  ],
  [
    'F14',
    '{ services: [human], harms: [{ name: overt, prevalence: 0.05, recall: 0.9 }] }',
    AT_FLAW,
    /service `critic`/,
    '{ services: [critic], harms: [{ name: overt, prevalence: 0.05, recall: 0.9 }] }',
  ],
  ['F15', '{ services: [human] }', AT_FLAW, /service `audit`/, '{}'],
  ['F15', '{ budget: { audit: 2 } }', AT_WORLD, /audit from 2 to at least 50/, '{ budget: { audit: 50 } }'],
  ['F16', '{ services: [human] }', AT_FLAW, /service `audit`/, '{}', '[pause]'],
  ['F17', '{ words: orders }', AT_FLAW, /add world › agent/, '{ words: orders, agent: {} }'],
  ['F18', '{}', AT_FLAW, /verifier › frontier/, '{ verifier: { frontier: { from: 0.8, yes: 0.7 } } }'],
  [
    'F18',
    '{ services: [verifier], verifier: { frontier: { from: 0.8, yes: 0.7 } } }',
    AT_FLAW,
    /world › levels to true/,
    '{ services: [verifier], levels: true, verifier: { frontier: { from: 0.8, yes: 0.7 } } }',
  ],
  ['F19', '{}', AT_FLAW, /watched › better above 0/, '{ watched: { better: 0.9 } }'],
  ['F24', '{ services: [human] }', AT_FLAW, /or world › steps/, '{ services: [human], steps: {} }'],
];

describe('a rubric that the lab’s world can’t serve', () => {
  for (const [flaw, world, where, what, mended, requires] of cases) {
    it(`is refused with its place and how to mend it: ${flaw} in ${world}`, () => {
      const [first = '', ...others] = problemsOf(flaw, world, requires);
      assert.ok(first.startsWith(where), first);
      assert.match(first, new RegExp(`${flaw} can't be looked for without `));
      assert.match(first, what);
      assert.deepEqual(others, []);
      assert.deepEqual(problemsOf(flaw, mended, requires), [], 'and isn’t when it was mended');
    });
  }

  it('is refused where nobody may pause, and where nobody can audit', () => {
    assert.match(problemsOf('F16', '{}').join(), /add `pause` to rubric › requires/);
    const [first = '', ...others] = problemsOf('F03', '{ services: [human] }', '[audit]');
    assert.match(first, /lab\.yaml:9:3 Loops can't be required to audit without the service `audit`/);
    assert.deepEqual(others, []);
    assert.deepEqual(problemsOf('F03', '{}', '[audit]'), []);
  });

  it('is tried for every flaw that needs something', () => {
    assert.deepEqual([...new Set(cases.map(([flaw]) => flaw))].sort(), Object.keys(LOOP_NEEDS).sort());
    for (const flaw of Object.keys(LOOP_NEEDS)) assert.ok(FLAWS_OF.loop.includes(flaw), flaw);
  });
});
