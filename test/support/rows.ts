import { createHash } from 'node:crypto';
import { ROW_SCHEMA, type Row } from '../../src/core/desk/row.ts';
import { flawTitle } from '../../src/core/grading/flawTitle.ts';

/** A row of a submission that passed; whatever a test is about is given. */
export function row(given: Partial<Row> = {}): Row {
  const file = given.file ?? 'ada.groundloop';
  return {
    schema: ROW_SCHEMA,
    file,
    submission: sha(file),
    outcome: 'graded',
    learner: { name: file, key: sha(`key of ${file}`) },
    made: '2026-10-01T12:00:00Z',
    lab: 'model-collapse',
    pack: { id: 'groundloop-course', version: '0.1.0', hash: sha('0.1.0') },
    grader: { version: '1.0.0' },
    score: 100,
    passed: true,
    flaws: [],
    verdict: { hash: sha(`verdict of ${file}`) },
    local: null,
    attempts: null,
    hints: null,
    answers: null,
    prints: [],
    seconds: 0.5,
    ...given,
  };
}

/** What a row has of a flaw. */
export const flaw = (id: string, state: Row['flaws'][number]['state'] = 'flawed'): Row['flaws'][number] => ({
  id,
  title: flawTitle(id) ?? id,
  state,
  effect: state === 'not-applicable' ? null : state === 'flawed' ? 0.42 : 0.03,
});

/** The same without a verdict. */
export const unread = (outcome: 'fault' | 'refused', code: string, message: string, given: Partial<Row> = {}): Row =>
  row({ outcome, problem: { code, message }, score: null, passed: null, verdict: null, ...given });

/** The points of the flaws of the lab `model-collapse`, and in how many of 200 each is found beside F02. */
const RUBRIC: readonly (readonly [id: string, points: number, found: number])[] = [
  ['F01', 16, 11],
  ['F02', 10, 31],
  ['F04', 16, 22],
  ['F05', 12, 9],
  ['F06', 12, 17],
  ['F07', 8, 5],
  ['F08', 8, 3],
  ['F11', 8, 4],
  ['F13', 10, 14],
];

/** Questions that go with that lab. */
const QUESTIONS: readonly (readonly [id: string, right: string])[] = [
  ['m7-l2/q0', 'a'],
  ['m7-l2/q1', 'b'],
  ['m7-l2/q2', 'c'],
];

const FIRST =
  'Ada Bea Chen Dara Emeka Fatima Goran Hana Ines Jun Kofi Lena Mei Nils Olga Pavel Quinn Rosa Sami Tuva'.split(' ');
const LAST = 'Abara Bauer Costa Demir Eriksen Fischer García Huang Ivanova Jensen'.split(' ');

interface ClassOptions {
  /** As the lessons' quizzes of a pack have them: `lesson/question`, its right and its wrong options. */
  readonly questions?: readonly { readonly id: string; readonly right: string; readonly wrong: readonly string[] }[];
  /** Graded with another version, some of whose verdicts differ. */
  readonly version?: string;
}

/**
 * A class as one might come in, always the same: `n` graded submissions for one lab, of which 31 in 200 let the model judge
 * itself; beside them earlier submissions, faults and refused files.
 */
export function classRows(n = 200, { questions = plainQuestions, version = '0.1.0' }: ClassOptions = {}): Row[] {
  const next = random(n);
  const found = RUBRIC.map(([id, points, of200]) => ({
    id,
    points,
    has: new Set(take(n, Math.round((of200 * n) / 200), next)),
  }));
  const stricter = version !== '0.1.0';
  const rows = Array.from({ length: n }, (_, i): Row => {
    const skill = next();
    const flaws = found.map(({ id, has }) => {
      const state = has.has(i) ? 'flawed' : (i * 7 + id.charCodeAt(2)) % 97 === 0 ? 'provisional' : 'clear';
      // What the newer version sees: sharpened sampling where it was too close to call, and no exam in the training set.
      const now =
        stricter && id === 'F06' && state === 'provisional' ? 'flawed' : stricter && id === 'F11' ? 'clear' : state;
      return flaw(id, now);
    });
    const lost = RUBRIC.filter(([id]) => flaws.some((one) => one.id === id && one.state !== 'clear'));
    const score = 100 - lost.reduce((sum, [, points]) => sum + points, 0);
    const name = `${FIRST[i % 20] ?? ''} ${LAST[Math.floor(i / 20) % 10] ?? ''}${n > 200 ? ` ${i}` : ''}`;
    return row({
      file: `submissions/${String(i + 1).padStart(3, '0')}-${name.split(' ')[0]?.toLowerCase() ?? ''}.json`,
      learner: { name, id: `s${1000 + i}`, key: sha(`key ${i - (i % 50 === 1 ? 1 : 0)}`) },
      made: `2026-10-${String(1 + (i % 28)).padStart(2, '0')}T1${i % 10}:00:00Z`,
      pack: { id: 'groundloop-course', version, hash: sha(version) },
      score,
      passed: score === 100,
      flaws,
      verdict: { hash: sha(`${i} ${score}`) },
      local:
        i % 9 === 8
          ? null
          : i % 40 === 7
            ? {
                score: 100,
                passed: true,
                agrees: false,
                why: [
                  i % 80 === 7
                    ? `The code was changed after it was graded: it is ${sha(String(i))} now.`
                    : 'The receipt is of pack 0.0.9.',
                ],
              }
            : { score, passed: score === 100, agrees: true, why: [] },
      attempts: 1 + Math.floor(next() * 12),
      hints: i % 6 === 5 ? null : Object.fromEntries(found.flatMap(({ id, has }) => hintsFor(id, has.has(i), next()))),
      answers:
        i % 10 === 9
          ? null
          : questions.map(({ id, right, wrong }, q) => {
              const known = 0.3 + 0.65 * skill - 0.12 * (q % 4) > next() * 0.75;
              const option = known ? right : (wrong[next() < 0.6 ? 0 : Math.floor(next() * wrong.length)] ?? '');
              return { question: id, option, right: known };
            }),
      prints: printsFor(i, next),
      seconds: 0.4 + next() * 0.3,
    });
  });
  const earlier = rows
    .filter((_, i) => i % 17 === 3)
    .map((one) => ({ ...one, file: one.file.replace('.json', '-first-try.json') }));
  return [
    ...rows,
    ...earlier.map((one) => ({
      ...one,
      submission: sha(one.file),
      made: '2026-09-20T12:00:00Z',
      score: 0,
      passed: false,
    })),
    ...Array.from({ length: Math.round(n / 50) }, (_, i) =>
      unread(
        'fault',
        i % 2 === 0 ? 'timeout' : 'memory',
        i % 2 === 0 ? 'It ran longer than 40 seconds.' : 'It took more than 512 MB.',
        {
          file: `submissions/late-${i}.json`,
          learner: { name: `Zoe ${i}`, id: `z${i}`, key: sha(`zoe ${i}`) },
        },
      ),
    ),
    ...Array.from({ length: Math.round(n / 66) }, (_, i) =>
      unread(
        'refused',
        'submission.signature',
        'The signature does not hold: the file was changed after it was exported.',
        {
          file: `submissions/edited-${i}.json`,
          lab: null,
          learner: null,
          made: null,
        },
      ),
    ),
  ];
}

const plainQuestions = QUESTIONS.map(([id, right]) => ({ id, right, wrong: ['x', 'y', 'z'] }));

/** Whoever has a flaw took more of the ladder. */
function hintsFor(id: string, has: boolean, chance: number): [string, number][] {
  const rungs = has ? Math.floor(chance * 5) : chance < 0.15 ? 1 + Math.floor(chance * 20) : 0;
  return rungs > 0 ? [[id, rungs]] : [];
}

/** 30 prints that everybody has, 40 of one's own; every 25th has nearly all of those of the one before. */
function printsFor(i: number, next: () => number): number[] {
  const author = i % 25 === 24 ? i - 1 : i;
  const own = Array.from({ length: 40 }, (_, k) => 1_000 + author * 100 + k);
  if (author !== i) own[Math.floor(next() * 40)] = 999_000 + i;
  return [...Array.from({ length: 30 }, (_, k) => k), ...own].sort((a, b) => a - b);
}

/** `k` of the numbers below `n`. */
function take(n: number, k: number, next: () => number): number[] {
  const all = Array.from({ length: n }, (_, i) => i);
  return Array.from({ length: k }, () => all.splice(Math.floor(next() * all.length), 1)[0] ?? 0);
}

/** Mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
