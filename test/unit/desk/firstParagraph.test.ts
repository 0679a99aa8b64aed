import fc from 'fast-check';
import assert from 'node:assert/strict';
import { firstParagraph } from '../../../src/core/desk/firstParagraph.ts';
import { flawWords } from '../../../src/core/desk/flawWords.ts';
import type { Row } from '../../../src/core/desk/row.ts';
import { statistics } from '../../../src/core/desk/statistics.ts';
import { ALLOCATION_FLAWS } from '../../../src/core/grading/allocation/flaws.ts';
import { FLAWS } from '../../../src/core/grading/flaws/index.ts';
import { RACE_FLAWS } from '../../../src/core/grading/race/flaws.ts';
import { flawStates } from '../../../src/core/grading/verdict.ts';
import { coursePack } from '../../support/coursePack.ts';
import { classRows, flaw, row, unread } from '../../support/rows.ts';

const told = (rows: readonly Row[], pack?: Parameters<typeof statistics>[1]): string =>
  firstParagraph(statistics(rows, pack)).sentences.join(' ');

/** `n` submissions, the first `k` of which have a flaw. */
const having = (id: string, k: number, n: number, given: Partial<Row> = {}): Row[] =>
  Array.from({ length: n }, (_, i) =>
    row({
      file: `${i}`,
      flaws: [flaw(id, i < k ? 'flawed' : 'clear')],
      passed: i >= k,
      score: i < k ? 60 : 100,
      ...given,
    }),
  );

describe('The first paragraph of a class’s report', () => {
  it('says first what was not understood, then what else, how many passed, and what could not be graded', () => {
    const { title, sentences } = firstParagraph(statistics(classRows()));
    assert.equal(title, 'model-collapse: what 200 submissions show');
    assert.deepEqual(sentences.slice(0, 3), [
      '31 of 200 still let the model judge itself.',
      'Also, 22 lose what people wrote and 17 sharpen the sampling until the rare is gone.',
      '99 of 200 passed; the median score is 92.',
    ]);
    assert.equal(
      sentences.at(-1),
      '7 more could not be graded: 4 pipelines did not run to their end and 3 files were refused.',
    );
  });

  it('says of those that did not pass without a flaw what their verdict says', () => {
    const nothing = (file: string): Row =>
      row({ file, score: 0, passed: false, flaws: [flaw('F04', 'clear')], summary: 'Nothing to grade yet.' });
    const rows = [...having('F04', 10, 20), nothing('n1'), nothing('n2')];
    assert.ok(
      told(rows).includes(
        '10 of 22 passed; the median score is 60. 2 did not pass although no flaw was found in them. The verdict says: “Nothing to grade yet.”',
      ),
      told(rows),
    );
    assert.doesNotMatch(told(having('F04', 10, 20)), /although/);
  });

  it('says where a measure of the lab failed, and which submissions to look at', () => {
    const failed = { list: [], failed: 'measures.ts, line 4: no number.', code: 'runtime' };
    const rows = Array.from({ length: 12 }, (_, i) => row({ file: `f${i}`, ...(i < 5 && { measures: failed }) }));
    assert.match(
      told(rows),
      /In 5 submissions a measure of the lab failed, so what the lab asks of it was not asked: look at f0, f1, f2 and 2 more\.$/,
    );
    assert.doesNotMatch(told(rows.slice(5)), /measure/);
  });

  it('says what those who have the flaw know, and of whom that is said', () => {
    const answering = (right: number, silent: number) =>
      having('F01', 10, 20, { lab: 'lab1' }).map((one, i) => ({
        ...one,
        answers: i < 10 - silent ? [{ question: 'l1/q1', option: 'a', right: i < right }] : null,
      }));
    const start = '10 of 20 still learn from drafts that nothing outside the model has checked; ';
    const lead = (right: number, silent: number) =>
      firstParagraph(statistics(answering(right, silent), coursePack())).sentences[0];
    assert.equal(
      lead(7, 1),
      `${start}most of them pass the quiz of the lesson on it (7 of the 9 who shared their answers).`,
    );
    assert.equal(lead(2, 8), `${start}2 of the 2 of them who shared their answers pass the quiz of the lesson on it.`);
    assert.equal(
      lead(1, 0),
      `${start}1 of the 10 of them who shared their answers passes the quiz of the lesson on it.`,
    );
  });

  const cases: readonly (readonly [name: string, rows: readonly Row[], text: string])[] = [
    ['no submissions', [], 'There are no submissions yet.'],
    ['nobody failing', having('F02', 0, 20), 'All 20 passed, and no flaw was found.'],
    [
      'everybody failing',
      having('F02', 12, 12),
      'All 12 still let the model judge itself. None of the 12 passed; the median score is 60.',
    ],
    [
      'one of many',
      having('F02', 1, 12),
      '1 of 12 still lets the model judge itself. 11 of 12 passed; the median score is 100.',
    ],
    [
      'one submission',
      [row({ flaws: [flaw('F02'), flaw('F04')], passed: false, score: 74 })],
      'The one submission that was graded still lets the model judge itself and loses what people wrote. It did not pass, with a score of 74. One submission says nothing about a class.',
    ],
    [
      'one that passed',
      [row()],
      'No flaw was found in the one submission that was graded, and it passed. One submission says nothing about a class.',
    ],
    [
      'a small class',
      having('F02', 2, 5),
      '2 of 5 still let the model judge itself. 3 of 5 passed; the median score is 100. In a class this small, each submission weighs a lot.',
    ],
    [
      'all refused',
      ['a', 'b'].map((file) =>
        unread('refused', 'submission.pack', 'Another pack.', { file, learner: null, lab: null }),
      ),
      'Nothing could be graded, so nothing can be said about what was understood: 2 files were refused.',
    ],
    [
      'all faults',
      [unread('fault', 'timeout', 'Too long.', { file: 'a' })],
      'Nothing could be graded, so nothing can be said about what was understood: 1 pipeline did not run to its end.',
    ],
    [
      'only what is undecided',
      having('F02', 0, 20).map((one, i) =>
        i < 3 ? { ...one, passed: false, flaws: [flaw('F02', 'provisional')] } : one,
      ),
      'No flaw was found in any of the 20, though in 3 of them something is too close to a limit to be decided; 17 passed.',
    ],
    [
      'two labs',
      [
        ...having('F02', 3, 12),
        ...having('F04', 0, 11).map((one) => ({
          ...one,
          file: `b${one.file}`,
          submission: `b${one.file}`,
          lab: 'star-loop',
        })),
      ],
      'In “model-collapse”, 3 of 12 still let the model judge itself. 9 of 12 passed; the median score is 100. In “star-loop”, all 11 passed, and no flaw was found.',
    ],
    [
      'a flaw that no grader here knows',
      having('F99', 2, 10),
      '2 of 10 still have the flaw “F99”. 8 of 10 passed; the median score is 100.',
    ],
  ];
  for (const [name, rows, text] of cases)
    it(`is right for ${name}`, () => {
      assert.equal(told(rows), text);
    });

  it('has words for every flaw of every grader', () => {
    for (const one of [...FLAWS, ...ALLOCATION_FLAWS, ...RACE_FLAWS]) {
      assert.doesNotMatch(flawWords(one).many, /the flaw “/, one.id);
      assert.doesNotMatch(flawWords(one).one, /the flaw “/, one.id);
    }
  });

  it('has only numbers that can be counted in the rows again', () => {
    const ids = ['F01', 'F02', 'F04', 'F13'];
    const rowsOf = fc.array(
      fc.record({
        outcome: fc.constantFrom('graded', 'graded', 'graded', 'fault', 'refused'),
        states: fc.tuple(...ids.map(() => fc.constantFrom(...flawStates))),
        score: fc.integer({ min: 0, max: 100 }),
        answers: fc.option(fc.array(fc.boolean(), { maxLength: 3 }), { nil: null }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(rowsOf, (made) => {
        const rows = made.map(({ outcome, states, score, answers }, i): Row => {
          const file = `f${i}`;
          if (outcome !== 'graded') return unread(outcome, 'x', 'X.', { file });
          return row({
            file,
            score,
            passed: score >= 70,
            flaws: ids.map((id, k) => flaw(id, states[k])),
            answers:
              answers?.map((right, q) => ({
                question: `lesson/${'abc'[q] ?? ''}`,
                option: right ? 'r' : 'w',
                right,
              })) ?? null,
          });
        });
        const graded = rows.filter(({ outcome }) => outcome === 'graded');
        const n = graded.length;
        const passes = graded.filter(({ passed }) => passed).length;
        const undecided = graded.filter((one) => one.flaws.some(({ state }) => state === 'provisional')).length;
        const phrases = new Map(
          ids.flatMap((id) => Object.values(flawWords(flaw(id))).map((words: string) => [words, id] as const)),
        );
        const foundIn = (words: string): number =>
          graded.filter((one) => one.flaws.some(({ id, state }) => id === phrases.get(words) && state === 'flawed'))
            .length;
        const scores = graded.map(({ score }) => score ?? 0).sort((a, b) => a - b);
        const median = n % 2 === 1 ? scores[(n - 1) / 2]! : (scores[n / 2 - 1]! + scores[n / 2]!) / 2;
        const faults = rows.filter(({ outcome }) => outcome === 'fault').length;
        const refused = rows.filter(({ outcome }) => outcome === 'refused').length;
        const got = (question: string) =>
          rows
            .filter(({ outcome }) => outcome !== 'refused')
            .flatMap((one) => one.answers?.filter((answer) => answer.question === question) ?? []);

        let text = told(rows);
        /** Takes a sentence away once its numbers are checked. */
        const check = (pattern: RegExp, right: (...groups: string[]) => boolean): void => {
          text = text.replace(pattern, (...args: unknown[]) => {
            const groups = args.slice(1, -2).map(String);
            assert.ok(right(...groups), String(args[0]));
            return '';
          });
        };
        check(
          /^(\d+) of (\d+) still ([^.]+)\./,
          (k, of, words) =>
            Number(of) === n &&
            Number(k) === foundIn(words) &&
            phrases.size > 0 &&
            ids.every((id) => foundIn(flawWords(flaw(id)).many) <= Number(k)),
        );
        check(/^All (\d+) still ([^.]+)\./, (k, words) => Number(k) === n && foundIn(words) === n);
        check(/Also, ([^.]+)\./, (list) =>
          list.split(' and ').every((part) => {
            const [, k, words] = /^(\d+) (.+)$/.exec(part) ?? [];
            return Number(k) === foundIn(words!);
          }),
        );
        check(
          /(?:All (\d+)|(\d+) of (\d+)|None of the (\d+)) passed; the median score is ([\d.]+)\./,
          (all, k, of, none, middle) =>
            Number(middle) === median &&
            (all !== 'undefined'
              ? Number(all) === n && passes === n
              : none !== 'undefined'
                ? Number(none) === n && passes === 0
                : Number(k) === passes && Number(of) === n),
        );
        check(/All (\d+) passed, and no flaw was found\./, (all) => Number(all) === n && passes === n);
        check(
          /No flaw was found in any of the (\d+), and (\d+) of them passed\./,
          (all, k) => Number(all) === n && Number(k) === passes,
        );
        check(
          /No flaw was found in any of the (\d+), though in (\d+) of them [^;]+; (\d+) passed\./,
          (all, k, pass) => Number(all) === n && Number(k) === undecided && Number(pass) === passes,
        );
        check(/(\d+) did not pass although no flaw was found in (?:it|them)\./, (k) => {
          const open = (one: Row): boolean =>
            one.flaws.some(({ state }) => state === 'flawed' || state === 'provisional');
          return Number(k) === graded.filter((one) => one.passed === false && !open(one)).length;
        });
        check(/In (\d+) submissions?, something is too close/, (k) => Number(k) === undecided);
        check(
          /has (\d+) more flaws?/,
          (k) => n === 1 && Number(k) === ids.filter((id) => foundIn(flawWords(flaw(id)).one) === 1).length - 3,
        );
        check(/with a score of (\d+)/, (score) => n === 1 && Number(score) === scores[0]);
        check(/The hardest question: (\d+) of (\d+) got “([^”]+)” right\./, (k, of, question) => {
          const answers = got(question);
          return answers.length === Number(of) && answers.filter(({ right }) => right).length === Number(k);
        });
        check(/(\d+) more could not be graded:/, (k) => Number(k) === faults + refused);
        check(/(\d+) pipelines? did not run/, (k) => Number(k) === faults);
        check(/(\d+) files? (?:was|were) refused/, (k) => Number(k) === refused);
        assert.doesNotMatch(text, /\d/);
      }),
    );
  });
});
