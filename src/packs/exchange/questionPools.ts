import type { Pack } from '../../core/course/pack.ts';
import type { Question } from '../../core/course/quiz.ts';
import { englishWords } from '../renderLesson.ts';
import { itemIdentifier, qtiIdentifier, type Pool } from './qtiItem.ts';

export interface PooledQuestion {
  /** Unique in a package. */
  readonly identifier: string;
  readonly question: Question;
  readonly language: string;
}

/** What is asked together: a lesson's quiz, or the test of a module. */
export interface QuestionSet {
  readonly kind: Pool;
  /** Unique in a package. */
  readonly identifier: string;
  readonly title: string;
  /** The lesson or module that it belongs to. */
  readonly of: string;
  /** A part for each lesson; `draw` is how many of its questions are asked, where not all are. */
  readonly parts: readonly {
    readonly lesson: string;
    readonly title: string;
    readonly draw: number;
    readonly questions: readonly PooledQuestion[];
  }[];
  /** In percent, where it can be failed. */
  readonly passMark?: number;
}

/** The quizzes and tests of a pack, in the order in which a learner meets them. Pure. */
export function questionSets(pack: Pack): QuestionSet[] {
  return pack.modules.flatMap((module) => {
    const lessons = module.lessons.flatMap(({ id }) => pack.lessons.get(id) ?? []);
    const part = (lesson: (typeof lessons)[number], kind: Pool, questions: readonly Question[], draw: number) => ({
      lesson: lesson.id,
      title: lesson.title,
      draw,
      questions: questions.map((question) => ({
        identifier: itemIdentifier(lesson.id, kind, question.id),
        question,
        language: lesson.language,
      })),
    });
    const quizzes = lessons.map((lesson): QuestionSet => {
      const { questions } = lesson.quiz;
      return {
        kind: 'quiz',
        identifier: `${qtiIdentifier(lesson.id)}_quiz`,
        title: `Quiz: ${lesson.title}`,
        of: lesson.id,
        parts: [part(lesson, 'quiz', questions, questions.length)],
      };
    });
    if (!module.test) return quizzes;
    const asked = lessons.filter(({ test }) => test.length > 0);
    const draws = evenly(
      module.test.draw,
      asked.map(({ test }) => test.length),
    );
    const test: QuestionSet = {
      kind: 'test',
      identifier: `${qtiIdentifier(module.id)}_test`,
      title: englishWords.testTitle(module.number),
      of: module.id,
      parts: asked.map((lesson, i) => part(lesson, 'test', lesson.test, draws[i] ?? 0)).filter(({ draw }) => draw > 0),
      passMark: module.test.passMark,
    };
    return test.parts.length > 0 ? [...quizzes, test] : quizzes;
  });
}

/** How many to draw from each of several pools, as evenly as can be: one from each in turn. */
export function evenly(draw: number, sizes: readonly number[]): number[] {
  const drawn = sizes.map(() => 0);
  let left = Math.min(
    draw,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  while (left > 0) {
    sizes.forEach((size, i) => {
      const soFar = drawn[i] ?? 0;
      if (left === 0 || soFar >= size) return;
      drawn[i] = soFar + 1;
      left--;
    });
  }
  return drawn;
}
