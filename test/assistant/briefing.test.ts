import assert from 'node:assert/strict';
import fc from 'fast-check';
import { briefLab, type RunFacts } from '../../src/assistant/briefLab.ts';
import { openPack } from '../../src/assistant/openPack.ts';
import type { LabFiles, Pack } from '../../src/core/course/pack.ts';
import { lessonView } from '../../src/packs/lessonView.ts';
import { noProgress } from '../../src/core/course/progress.ts';
import { flawOf, verdictOf } from '../unit/verdictFixture.ts';
import { course, labs, open } from './course.ts';

const canary = 'CANARY';
const marked = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...texts].map(([name, text]) => [`${canary}-${name}`, `// ${canary}\n${text}`]));

/** A lab with a canary in all that an assistant must not know. Hints have one each, with the number of the hint. */
function withCanaries(files: LabFiles): LabFiles {
  const { lab, solutions, variants, references } = files;
  const hints = Object.fromEntries(
    Object.entries(lab.hints).map(([flaw, ladder]) => [
      flaw,
      ladder.map((hint, i) => `${canary}-${flaw}-${i}. ${hint}`),
    ]),
  );
  const expect = { skeleton: [`${canary}-expected`], variants: { [`${canary}.ts`]: [`${canary}-expected`] } };
  return {
    ...files,
    lab: { ...lab, hints, expect },
    solutions: marked(solutions),
    variants: marked(variants),
    references: marked(references),
    measures: `// ${canary}\nexport const measure = () => ({});\n`,
  };
}

function courseWithCanaries(): Pack {
  const mark = <T extends object>(value: T): T =>
    JSON.parse(JSON.stringify(value), (key, part: unknown) =>
      typeof part === 'string' && key !== 'id' ? `${canary} ${part}` : part,
    ) as T;
  return {
    ...course,
    lessons: new Map(
      [...course.lessons].map(([id, lesson]) => [
        id,
        { ...lesson, quiz: mark(lesson.quiz), test: mark(lesson.test), figures: mark(lesson.figures) },
      ]),
    ),
    labs: new Map([...course.labs].map(([id, files]) => [id, withCanaries(files)])),
  };
}

const runs: readonly ((files: LabFiles) => RunFacts)[] = [
  () => ({ text: null, verdict: null, fault: null }),
  ({ skeleton }) => ({
    text: skeleton,
    verdict: { verdict: verdictOf([flawOf('F01', 'flawed')]), text: skeleton },
    fault: null,
  }),
  ({ skeleton }) => ({
    text: `${skeleton}//`,
    verdict: { verdict: verdictOf([flawOf('F01', 'clear')]), text: skeleton },
    fault: null,
  }),
  ({ skeleton }) => ({
    text: skeleton,
    verdict: null,
    fault: { fault: { kind: 'syntax', message: 'A bracket is missing.' }, text: skeleton },
  }),
];

/** The lines of code that only solutions, variants and references have. */
function secretLines({ skeleton, readme, solutions, variants, references }: LabFiles): string[] {
  const known = `${skeleton}\n${readme}`;
  const secret = [...solutions.values(), ...variants.values(), ...references.values()].flatMap((text) =>
    text.split('\n'),
  );
  return secret.map((line) => line.trim()).filter((line) => line.length > 30 && !known.includes(line));
}

describe('What an assistant is told', () => {
  const pack = courseWithCanaries();
  const opened = openPack(pack);

  it('has no solution, variant, reference, answer, expectation or hint that was not taken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pack.labs.values()),
        fc.constantFrom(...runs),
        fc.dictionary(fc.constantFrom(...new Set(labs.flatMap(({ lab }) => Object.keys(lab.hints)))), fc.nat(6)),
        (files, run, taken) => {
          const told = JSON.stringify(briefLab(opened, files, run(files), taken));
          const seen = new Set(told.match(/CANARY-F\d+-\d+\./g) ?? []);
          for (const [flaw, ladder] of Object.entries(files.lab.hints)) {
            ladder.forEach((_, i) => {
              assert.equal(seen.has(`${canary}-${flaw}-${i}.`), i < (taken[flaw] ?? 0));
            });
          }
          assert.doesNotMatch(told.replace(/CANARY-F\d+-\d+\./g, ''), /CANARY/);
        },
      ),
      { numRuns: 150 },
    );
  });

  for (const files of labs) {
    it(`has no line of a solution, variant or reference of ${files.lab.id}`, () => {
      const told = briefLab(open, files, { text: null, verdict: null, fault: null }, {});
      const text = JSON.stringify(told);
      const lines = secretLines(files);
      assert.ok(lines.length > 3);
      for (const line of lines) assert.ok(!text.includes(JSON.stringify(line).slice(1, -1)), line);
    });
  }

  it('names the parts of the lab, and the pipeline on the screen', () => {
    const files = labs[0] ?? assert.fail();
    const told = briefLab(open, files, { text: 'mine', verdict: null, fault: null }, { F01: 1 });
    assert.equal(told.pipeline, 'mine');
    assert.equal(told.lab.support, 'hints');
    assert.deepEqual(told.lab.avoid, []);
    assert.ok(told.lab.persona.length > 20 && told.lab.opening.length > 20 && told.lab.prompts.length > 0);
  });

  it('says whether the verdict is about the pipeline on the screen', () => {
    const files = labs[0] ?? assert.fail();
    const verdict = { verdict: verdictOf([]), text: 'before' };
    assert.equal(briefLab(open, files, { text: 'after', verdict, fault: null }, {}).verdict?.stale, true);
    assert.equal(briefLab(open, files, { text: 'before', verdict, fault: null }, {}).verdict?.stale, false);
  });
});

describe('The open part of a pack', () => {
  it('has every section that a lesson or a rubric points at', () => {
    const places = new Set(
      open.lessons.flatMap(({ id, sections }) => sections.map((section) => `${id}#${section.id}`)),
    );
    for (const lesson of course.lessons.values()) {
      for (const { id } of lessonView(course, lesson, noProgress).sections)
        assert.ok(places.has(`${lesson.id}#${id}`), id);
    }
    for (const { lab } of labs)
      for (const place of Object.values(lab.rubric.lessons)) assert.ok(places.has(place), place);
  });

  it('is Markdown without blocks and citations, whose sources are in the bibliography', () => {
    const keys = new Set(open.bibliography.map(({ key }) => key));
    for (const section of open.lessons.flatMap(({ sections }) => sections)) {
      assert.doesNotMatch(section.text, /^:::|\[@|\]\((?!groundloop:\/|https:)/m, section.id);
      for (const key of section.sources) assert.ok(keys.has(key), key);
    }
  });
});
