import type { Question } from '../course/quiz.ts';
import type { Pack } from '../course/pack.ts';
import { learnerOf } from './latest.ts';
import type { Row } from './row.ts';

/** With fewer answers the correlation would be a guess. */
export const LEAST_ANSWERS = 20;

/**
 * How well a question tells those who know from those who don't: the point-biserial correlation of being right with the
 * share of the learner's other questions that are right. The question itself is left out of that share, or it would
 * correlate with itself: Henrysson 1963, Correction of item-total correlations in item analysis, Psychometrika 28,
 * 211–218, doi:10.1007/BF02289618. `low` and `high`: about 95 % by Fisher's z.
 */
export type Discrimination =
  | { readonly kind: 'known'; readonly r: number; readonly low: number; readonly high: number; readonly n: number }
  /** Fewer than `LEAST_ANSWERS` of learners who answered another question, too. */
  | { readonly kind: 'too-few'; readonly n: number }
  /** Everybody alike, so that nothing can go along with anything. */
  | { readonly kind: 'no-spread'; readonly n: number };

export interface QuestionStatistics {
  /** `lesson/question`. */
  readonly id: string;
  /** What it asks; its id, where the pack is not at hand. */
  readonly ask: string;
  readonly answered: number;
  readonly right: number;
  /** The wrong option that most chose. */
  readonly tempting: { readonly text: string; readonly count: number } | undefined;
  readonly discrimination: Discrimination;
}

/** Learner → question → the first answer. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, { readonly option: string; readonly right: boolean }>>;

/** The answers of those who shared them; a question that goes with two labs counts once. */
export function answersIn(rows: readonly Row[]): Answers {
  const answers = new Map<string, Map<string, { option: string; right: boolean }>>();
  for (const row of rows) {
    if (!row.answers) continue;
    const own = answers.get(learnerOf(row)) ?? new Map<string, { option: string; right: boolean }>();
    answers.set(learnerOf(row), own);
    for (const { question, option, right } of row.answers) if (!own.has(question)) own.set(question, { option, right });
  }
  return answers;
}

/** The questions that were answered, the hardest first. */
export function questionStatistics(answers: Answers, pack?: Pack): QuestionStatistics[] {
  const learners = [...answers.values()].map((own) => ({ own, right: countRight(own) }));
  const ids = new Set(learners.flatMap(({ own }) => [...own.keys()]));
  const texts = pack ? questionsOf(pack) : new Map<string, Question>();
  const all = [...ids].map((id): QuestionStatistics => {
    const given: { option: string; right: boolean; rest: number | undefined }[] = [];
    for (const { own, right } of learners) {
      const answer = own.get(id);
      if (!answer) continue;
      const others = own.size - 1;
      given.push({ ...answer, rest: others > 0 ? (right - Number(answer.right)) / others : undefined });
    }
    const pairs = given.flatMap(({ right, rest }) => (rest === undefined ? [] : [{ x: Number(right), y: rest }]));
    const question = texts.get(id);
    return {
      id,
      ask: question?.ask.trim() ?? id,
      answered: given.length,
      right: given.filter(({ right }) => right).length,
      tempting: mostTempting(given, question),
      discrimination: discrimination(pairs),
    };
  });
  return all.sort((a, b) => a.right / a.answered - b.right / b.answered || (a.id < b.id ? -1 : 1));
}

const countRight = (own: ReadonlyMap<string, { readonly right: boolean }>): number =>
  [...own.values()].filter(({ right }) => right).length;

/** The pack's questions by `lesson/question`: those of quizzes, and those of tests. */
function questionsOf(pack: Pack): ReadonlyMap<string, Question> {
  const lessons = [...pack.lessons.values()];
  return new Map(
    lessons.flatMap(({ id, quiz, test }) =>
      [...test, ...quiz.questions].map((question) => [`${id}/${question.id}`, question] as const),
    ),
  );
}

function mostTempting(
  given: readonly { readonly option: string; readonly right: boolean }[],
  question: Question | undefined,
): QuestionStatistics['tempting'] {
  const counts = new Map<string, number>();
  for (const { option, right } of given) if (!right) counts.set(option, (counts.get(option) ?? 0) + 1);
  const [first] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (!first) return undefined;
  const [id, count] = first;
  return { text: question?.options.find((option) => option.id === id)?.text.trim() ?? id, count };
}

function discrimination(pairs: readonly { readonly x: number; readonly y: number }[]): Discrimination {
  const n = pairs.length;
  if (n < LEAST_ANSWERS) return { kind: 'too-few', n };
  const mean = (of: 'x' | 'y'): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / n;
  const [mx, my] = [mean('x'), mean('y')];
  let [xx, yy, xy] = [0, 0, 0];
  for (const { x, y } of pairs) {
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
    xy += (x - mx) * (y - my);
  }
  if (xx < 1e-9 || yy < 1e-9) return { kind: 'no-spread', n };
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  const z = Math.atanh(Math.max(-0.999_999, Math.min(0.999_999, r)));
  const error = 1.96 / Math.sqrt(n - 3);
  return { kind: 'known', r, low: Math.tanh(z - error), high: Math.tanh(z + error), n };
}
