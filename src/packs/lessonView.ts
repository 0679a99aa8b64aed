import { predictionOf, type Figure } from '../core/course/figure.ts';
import type { Lesson, Pack } from '../core/course/pack.ts';
import {
  labProgress,
  lessonProgress,
  progressKey,
  type LessonProgress,
  type Progress,
} from '../core/course/progress.ts';
import { markAnswer, type Question } from '../core/course/quiz.ts';
import { shuffle } from '../core/course/shuffle.ts';
import type { FigureView, LessonView, QuestionView } from '../protocol/webview.ts';
import { afterLesson } from './nextStep.ts';
import { englishWords, renderLesson, type LessonWords } from './renderLesson.ts';

/** Everything the panel shows of a lesson, for a learner who got that far. Holds no answer that wasn't given. Pure. */
export function lessonView(
  pack: Pack,
  lesson: Lesson,
  progress: Progress,
  words: LessonWords = englishWords,
): LessonView {
  const soFar = lessonProgress(progress, progressKey(pack.id, lesson.id));
  const { module, number } = placeOf(pack, lesson.id);
  const lab = lesson.labId === undefined ? undefined : pack.labs.get(lesson.labId)?.lab;
  const labSoFar = lab && labProgress(progress, progressKey(pack.id, lab.id));
  return {
    packId: pack.id,
    language: lesson.language,
    id: lesson.id,
    eyebrow: words.eyebrow(module, number, lesson.minutes),
    title: lesson.title,
    question: lesson.question,
    objectives: lesson.objectives,
    ...renderLesson(lesson, pack.sources, words),
    quiz: lesson.quiz.questions.map((question) => questionView(question, lesson, soFar)),
    figures: lesson.figures.map((figure) => figureView(figure, lesson, soFar)),
    read: soFar.read,
    lab: lab && labSoFar ? { id: lab.id, title: lab.title, started: labSoFar.started, passed: labSoFar.passed } : null,
    next: afterLesson(pack, lesson.id, words.testTitle),
  };
}

function questionView(question: Question, { language }: Lesson, soFar: LessonProgress): QuestionView {
  const answer = Object.hasOwn(soFar.answers, question.id) ? soFar.answers[question.id] : undefined;
  const marked = answer === undefined ? null : (markAnswer(question, answer) ?? null);
  return {
    id: question.id,
    language,
    ask: question.ask,
    options: optionsOf(question, soFar.attempt),
    section: question.section ?? null,
    marked,
    // What a question wants to show gives its answer away.
    ...(marked && question.simulate && { simulate: question.simulate }),
  };
}

function figureView(figure: Figure, { language }: Lesson, soFar: LessonProgress): FigureView {
  const { id, title, model, fixed, sliders, prediction } = figure;
  return {
    id,
    language,
    title,
    model,
    fixed,
    sliders,
    ask: prediction.ask,
    options: shuffle(prediction.options, id).map(({ id: option, text }) => ({ id: option, text })),
    predicted: predictionOf(figure, soFar) ?? null,
  };
}

/** The options as they are shown: in another order for every attempt, without what gives them away. */
export const optionsOf = (question: Question, attempt: number): QuestionView['options'] =>
  shuffle(question.options, `${question.id}#${attempt}`).map(({ id, text }) => ({ id, text }));

function placeOf(pack: Pack, lessonId: string): { module: number; number: number } {
  for (const module of pack.modules) {
    const index = module.lessons.findIndex(({ id }) => id === lessonId);
    if (index >= 0) return { module: module.number, number: module.lessons[index]?.number ?? index + 1 };
  }
  throw new Error(`lesson ${lessonId} is not in the outline of pack ${pack.id}`);
}
