import { drawTest, markedOf, type TestQuestion } from '../core/course/moduleTest.ts';
import type { Pack } from '../core/course/pack.ts';
import { progressKey, testProgress, type Progress, type TestProgress } from '../core/course/progress.ts';
import type { TestView } from '../protocol/webview.ts';
import { optionsOf } from './lessonView.ts';
import { afterTest } from './nextStep.ts';
import { englishWords, type LessonWords } from './renderLesson.ts';

type Module = Pack['modules'][number];

/** A module that has a test. */
export type TestedModule = Module & { readonly test: NonNullable<Module['test']> };

export const isTested = (module: Module): module is TestedModule => module.test !== undefined;

/** The questions of the attempt that the learner is in, or handed in last; none before the first. */
export function questionsOf(pack: Pack, module: TestedModule, { attempt, drawn }: TestProgress): TestQuestion[] {
  if (attempt === 0) return [];
  const pool = module.lessons.flatMap(({ id }) =>
    (pack.lessons.get(id)?.test ?? []).map((question) => ({ lesson: id, question })),
  );
  if (drawn) return drawn.flatMap((id) => pool.find(({ question }) => question.id === id) ?? []);
  return drawTest(pool, module.test.draw, `${progressKey(pack.id, module.id)}#${attempt}`);
}

/** The questions of the attempt that begins after this progress. */
export const nextQuestions = (pack: Pack, module: TestedModule, soFar: TestProgress): TestQuestion[] =>
  questionsOf(pack, module, { ...soFar, attempt: soFar.attempt + 1, drawn: null });

/** Everything the panel shows of a module's test. Nothing is marked while an attempt is under way. Pure. */
export function testView(
  pack: Pack,
  module: TestedModule,
  progress: Progress,
  words: LessonWords = englishWords,
): TestView {
  const soFar = testProgress(progress, progressKey(pack.id, module.id));
  const drawn = questionsOf(pack, module, soFar);
  const { draw, passMark } = module.test;
  const done = soFar.attempt > 0 && !soFar.open;
  return {
    kind: 'test',
    packId: pack.id,
    moduleId: module.id,
    eyebrow: module.title,
    title: words.testTitle(module.number),
    draw,
    passMark,
    // Of an attempt whose questions are all gone from the pack nothing can be answered: another one may begin.
    open: soFar.open && drawn.length > 0,
    attempt: soFar.attempt,
    questions: drawn.map(({ lesson, question }) => ({
      id: question.id,
      ask: question.ask,
      lesson,
      language: pack.lessons.get(lesson)?.language ?? pack.language,
      options: optionsOf(question, soFar.attempt),
      section: question.section ?? null,
      chosen: Object.hasOwn(soFar.answers, question.id) ? (soFar.answers[question.id] ?? null) : null,
      marked: done ? (markedOf(question, soFar.answers) ?? null) : null,
    })),
    result: soFar.result,
    lessons: done ? byLesson(pack, module, drawn, soFar) : [],
    best: soFar.best,
    passed: soFar.passed,
    next: afterTest(pack, module.id),
    capstone: capstoneOf(pack, module),
  };
}

function byLesson(
  pack: Pack,
  module: TestedModule,
  drawn: readonly TestQuestion[],
  { answers }: TestProgress,
): TestView['lessons'] {
  return module.lessons.flatMap(({ id }) => {
    const own = drawn.filter(({ lesson }) => lesson === id);
    if (own.length === 0) return [];
    const right = own.filter(({ question }) => markedOf(question, answers)?.correct).length;
    return [{ id, title: pack.lessons.get(id)?.title ?? id, right, of: own.length }];
  });
}

function capstoneOf(pack: Pack, { capstone }: Module): TestView['capstone'] {
  const lab = capstone === undefined ? undefined : pack.labs.get(capstone)?.lab;
  return lab ? { href: `lab:${lab.id}`, title: lab.title } : null;
}
