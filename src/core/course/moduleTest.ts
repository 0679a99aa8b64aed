import { markAnswer, type Marked, type Question } from './quiz.ts';
import { shuffle } from './shuffle.ts';

/** A question of a module's test, and the lesson it is about. */
export interface TestQuestion {
  readonly lesson: string;
  readonly question: Question;
}

export interface TestResult {
  readonly right: number;
  readonly of: number;
  readonly passed: boolean;
}

/**
 * The questions of one attempt, in the order in which they are asked: as evenly from the lessons as can be, and decided by
 * the key alone, so that an attempt stays the same over a restart.
 */
export function drawTest(pool: readonly TestQuestion[], draw: number, key: string): TestQuestion[] {
  const lessons = [...new Set(pool.map(({ lesson }) => lesson))];
  const byLesson = shuffle(lessons, `${key}/lessons`).map((lesson) =>
    shuffle(
      pool.filter((entry) => entry.lesson === lesson),
      `${key}/${lesson}`,
    ),
  );
  const rounds = Math.max(0, ...byLesson.map(({ length }) => length));
  const inTurn = Array.from({ length: rounds }, (_, round) => byLesson.flatMap((own) => own[round] ?? [])).flat();
  return shuffle(inTurn.slice(0, draw), `${key}/order`);
}

/** What was answered, by question id, is right or wrong; what wasn't counts as wrong. `passMark` is in percent. */
export function markTest(
  drawn: readonly TestQuestion[],
  answers: Readonly<Record<string, string>>,
  passMark: number,
): TestResult {
  const right = drawn.filter(({ question }) => markedOf(question, answers)?.correct).length;
  return { right, of: drawn.length, passed: drawn.length > 0 && right * 100 >= passMark * drawn.length };
}

/** An answer of an attempt, marked; undefined where there is none, or the question has no such option any more. */
export function markedOf(question: Question, answers: Readonly<Record<string, string>>): Marked | undefined {
  const option = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  return option === undefined ? undefined : markAnswer(question, option);
}
