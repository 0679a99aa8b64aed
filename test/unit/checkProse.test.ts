import assert from 'node:assert/strict';
import { avoidSchema, makesClaim, sentencesOf } from '../../src/core/course/avoid.ts';
import { checkProse } from '../../src/packs/checkProse.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { packWithSystem, samplePack } from '../support/samplePack.ts';

const avoid = `schema: 1
claims:
  - id: loops-explode
    claim: Every loop explodes
    why: Some come back quietly.
    patterns: ['\\bloops?\\b[^.]{0,40}\\bexplodes?\\b']
    states: Every loop explodes in the end.
    instead: A loop does not explode by itself.
`;
const lesson = samplePack['lessons/l1/lesson.md']!;
const quiz = samplePack['lessons/l1/quiz.yaml']!;
const check = (changes: Readonly<Record<string, string>>): string[] =>
  checkProse(
    new Map(Object.entries({ ...samplePack, 'lessons/l1/lesson.md': longEnough, 'avoid.yaml': avoid, ...changes })),
  ).map(formatProblem);
/** The sample's lesson is far too short for its three minutes. */
const longEnough = `${lesson}\n${'It comes back again. '.repeat(140)}\n`;
const withText = (text: string): Record<string, string> => ({ 'lessons/l1/lesson.md': `${longEnough}\n${text}\n` });

describe('What a pack says', () => {
  it('is let alone where nothing is wrong with it', () => {
    assert.deepEqual(check({}), []);
  });

  it('makes no claim that is on the list, and the place is told', () => {
    const [problem, ...more] = check(withText('One more. Such a *loop*\nexplodes at night.'));
    assert.deepEqual(more, []);
    assert.match(
      problem ?? '',
      /^lessons\/l1\/lesson\.md:25:1 "Such a loop explodes at night\." makes a claim .*Some come back quietly/,
    );
  });

  it('may deny a claim, ask about it, call it wrong, or tell it as a myth', () => {
    for (const text of [
      'A loop never explodes.',
      "A loop doesn't explode.",
      'Does a loop explode?',
      'That a loop explodes is a myth.',
      '::: myth "A loop explodes"\nPeople say that every loop explodes.\n:::',
    ]) {
      assert.deepEqual(check(withText(text)), [], text);
    }
  });

  it('is held to in right answers, and free to tempt in wrong ones', () => {
    const [right] = check({ 'lessons/l1/quiz.yaml': quiz.replace('text: Yes', 'text: A loop explodes') });
    assert.match(right ?? '', /^lessons\/l1\/quiz\.yaml:7:1 /);
    assert.deepEqual(check({ 'lessons/l1/quiz.yaml': quiz.replace('text: No', 'text: A loop explodes') }), []);
  });

  it('is held to in tasks, prompts, systems and on the page to begin with', () => {
    const start = '---\nschema: 1\ntitle: Start\nquestion: Why?\nminutes: 1\n---\n\nA loop explodes.\n';
    assert.match(check({ 'start.md': start }).join('\n'), /^start\.md:8:1 /);
    assert.match(
      check({ 'labs/lab1/README.md': 'Mend it.\n\nA loop explodes.\n' }).join('\n'),
      /^labs\/lab1\/README\.md:3:1 /,
    );
    assert.match(check({ 'labs/lab1/prompts/start.md': 'A loop explodes.\n' }).join('\n'), /^labs\/lab1\/prompts/);
    const system = packWithSystem['systems/known/system.yaml']!.replace('It is small.', 'A loop explodes.');
    assert.match(
      check({ 'systems/known/system.yaml': system }).join('\n'),
      /^systems\/known\/system\.yaml:9:14 |:9:1 /,
    );
  });

  it('is held to in hints, in what lab.yaml says, and in the comments of pipelines', () => {
    const lab = samplePack['labs/lab1/lab.yaml']!;
    const where = (changes: Readonly<Record<string, string>>): string[] =>
      check(changes).map((problem) => problem.replace(/:\d+ .*$/, ''));
    assert.deepEqual(where({ 'labs/lab1/lab.yaml': lab.replace('Mend it.', 'A loop explodes.') }), [
      'labs/lab1/lab.yaml:4',
    ]);
    assert.deepEqual(where({ 'labs/lab1/lab.yaml': lab.replace('[Look again.]', '[A loop explodes.]') }), [
      'labs/lab1/lab.yaml:11',
    ]);
    assert.deepEqual(where({ 'hints.yaml': 'schema: 1\nhints:\n  F01:\n    - Look.\n    - A loop explodes.\n' }), [
      'hints.yaml:5',
    ]);
    const pipeline = 'export function step() {\n  // Here a loop\n  // explodes.\n}\n';
    assert.deepEqual(where({ 'labs/lab1/pipeline.ts': pipeline }), ['labs/lab1/pipeline.ts:2']);
    const code = "export const loop = 'explodes';\n";
    assert.deepEqual(where({ 'labs/lab1/pipeline.ts': code }), []);
  });

  it('takes as long to read as it says', () => {
    assert.deepEqual(check({ 'lessons/l1/lesson.md': longEnough.replace('minutes: 3', 'minutes: 9') }), [
      'lessons/l1/lesson.md:5:1 It has 589 words, which take about 3 minutes to read. Write `minutes: 3`.',
    ]);
  });
});

describe('A list of claims to avoid', () => {
  const problemsOf = (text: string): string[] => {
    const read = parsePack(new Map(Object.entries({ ...samplePack, 'avoid.yaml': text })));
    return read.ok ? [] : read.problem.map(formatProblem);
  };

  it('is part of a pack', () => {
    assert.deepEqual(problemsOf(avoid), []);
  });

  it('finds its own example, and not its counterexample', () => {
    assert.match(
      problemsOf(avoid.replace('Every loop explodes in', 'Every loop ends in')).join('\n'),
      /:7:5 `states`: no pattern/,
    );
    assert.match(
      problemsOf(avoid.replace('does not explode', 'explodes')).join('\n'),
      /:8:5 `instead`: a pattern takes/,
    );
    assert.match(problemsOf(avoid.replace("'\\b", "'(\\b")).join('\n'), /:6:16 .*this is not a regular expression/);
  });

  it('may say that a denial is part of the claim, or that one anywhere will do', () => {
    const claim = (denial: 'before' | 'anywhere' | 'none') => ({ patterns: ['without people'], denial });
    assert.equal(makesClaim(claim('before'), 'It learns without people.'), false);
    assert.equal(makesClaim(claim('none'), 'It learns without people.'), true);
    const late = { patterns: ['a study by Doe'], denial: 'before' } as const;
    assert.equal(makesClaim(late, 'There is a study by Doe, which nobody has found.'), true);
    assert.equal(
      makesClaim({ ...late, denial: 'anywhere' }, 'There is a study by Doe, which nobody has found.'),
      false,
    );
  });

  it('parses with every default', () => {
    assert.ok(avoidSchema.safeParse({ schema: 1, claims: [] }).success);
  });
});

describe('Sentences', () => {
  it('end at a full stop before a capital, not inside numbers and names', () => {
    assert.deepEqual(sentencesOf('From 9.94 to 20.44 %. “So what?” e.g. this. Next one'), [
      'From 9.94 to 20.44 %.',
      '“So what?” e.g. this.',
      'Next one',
    ]);
  });
});
