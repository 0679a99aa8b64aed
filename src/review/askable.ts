import type { Lesson, Pack } from '../core/course/pack.ts';
import { progressKey } from '../core/course/progress.ts';
import type { Question } from '../core/course/quiz.ts';
import { quizCard, testCard, type GivenAnswer } from '../core/course/reviewHistory.ts';
import type { Recall } from './schedule.ts';

/** A question of a pack that a review can ask. */
export interface Askable {
  readonly lesson: Lesson;
  readonly question: Question;
  /** The key of its own card. */
  readonly key: string;
  /** Names it among all of its lesson, in the events of flaws' cards. */
  readonly ref: string;
}

/** Everything that a review can ask, in the order of the course; of a lesson, what its quiz didn't ask comes first. */
export const askablesOf = (pack: Pack): Askable[] =>
  pack.modules.flatMap((module) =>
    module.lessons.flatMap(({ id }) => {
      const lesson = pack.lessons.get(id);
      if (!lesson) return [];
      const [lessonKey, moduleKey] = [progressKey(pack.id, id), progressKey(pack.id, module.id)];
      const of = (question: Question, key: string, ref: string): Askable => ({ lesson, question, key, ref });
      return [
        ...lesson.test.map((one) => of(one, testCard(moduleKey, one.id), `test/${one.id}`)),
        ...lesson.quiz.questions.map((one) => of(one, quizCard(lessonKey, one.id), `quiz/${one.id}`)),
      ];
    }),
  );

/** Nothing where the question has no such option any more. */
export function recallOf(question: Question, { at, option }: GivenAnswer): Recall[] {
  const chosen = question.options.find(({ id }) => id === option);
  return chosen ? [{ at, right: chosen.right }] : [];
}
