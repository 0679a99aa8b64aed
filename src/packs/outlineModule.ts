import type { Lesson, Pack } from '../core/course/pack.ts';
import { labProgress, lessonProgress, progressKey, testProgress, type Progress } from '../core/course/progress.ts';
import { markedOf } from '../core/course/moduleTest.ts';
import { tasksOf } from './nextTask.ts';
import {
  nodeId,
  type LabNode,
  type LessonNode,
  type ModuleNode,
  type QuizNode,
  type Share,
  type Stage,
  type TestNode,
} from './outlineNodes.ts';
import { isTested, type TestedModule } from './testView.ts';

type Module = Pack['modules'][number];

/** A module with everything in it. What its pack doesn't have is left out. */
export function moduleNode(pack: Pack, module: Module, progress: Progress): ModuleNode {
  const { capstone } = module;
  const children = [
    ...module.lessons.map((_, index) => lessonNode(pack, module, index, progress)),
    isTested(module) ? testNode(pack, module, progress) : undefined,
    capstone === undefined ? undefined : labNode(pack, capstone, progress, { capstone: true }),
  ].filter((node) => node !== undefined);
  const tasks = children.flatMap((child) => tasksOf(child));
  return {
    kind: 'module',
    id: nodeId(pack.id, 'module', module.id),
    packId: pack.id,
    title: module.title,
    number: module.number,
    stage: stageOf(tasks),
    share: shareOf(tasks),
    children,
  };
}

function lessonNode(pack: Pack, { lessons }: Module, index: number, progress: Progress): LessonNode | undefined {
  const entry = lessons[index];
  const lesson = entry && pack.lessons.get(entry.id);
  if (!lesson) return undefined;
  const number = entry.number ?? index + 1;
  const { read } = lessonProgress(progress, progressKey(pack.id, lesson.id));
  const quiz = quizNode(pack, lesson, number, progress);
  const place = { lesson: { id: lesson.id, number } };
  const lab = lesson.labId === undefined ? undefined : labNode(pack, lesson.labId, progress, place);
  const children = [quiz, ...(lab ? [lab] : [])];
  const begun = children.some(({ stage }) => stage !== 'to-do');
  return {
    kind: 'lesson',
    id: nodeId(pack.id, 'lesson', lesson.id),
    packId: pack.id,
    title: lesson.title,
    lessonId: lesson.id,
    number,
    minutes: lesson.minutes,
    question: lesson.question,
    stage: read ? 'done' : begun ? 'under-way' : 'to-do',
    share: shareOf([{ stage: read ? 'done' : 'to-do' }, ...children]),
    children,
  };
}

function quizNode(pack: Pack, { id, title, quiz }: Lesson, number: number, progress: Progress): QuizNode {
  const { answers } = lessonProgress(progress, progressKey(pack.id, id));
  const marked = quiz.questions.flatMap((question) => markedOf(question, answers) ?? []);
  const of = quiz.questions.length;
  return {
    kind: 'quiz',
    id: nodeId(pack.id, 'quiz', id),
    packId: pack.id,
    title,
    lessonId: id,
    number,
    stage: marked.length === 0 ? 'to-do' : marked.length < of ? 'under-way' : 'done',
    answered: marked.length,
    right: marked.filter(({ correct }) => correct).length,
    of,
    children: [],
  };
}

/** Undefined where the pack has no such lab. */
export function labNode(
  pack: Pack,
  labId: string,
  progress: Progress,
  { capstone = false, lesson = null }: Partial<Pick<LabNode, 'capstone' | 'lesson'>> = {},
): LabNode | undefined {
  const lab = pack.labs.get(labId)?.lab;
  if (!lab) return undefined;
  const { started, passed, bestScore } = labProgress(progress, progressKey(pack.id, labId));
  return {
    kind: 'lab',
    id: nodeId(pack.id, 'lab', labId),
    packId: pack.id,
    title: lab.title,
    labId,
    lesson,
    capstone,
    minutes: lab.minutes,
    summary: lab.summary,
    best: bestScore,
    stage: passed ? 'done' : started ? 'under-way' : 'to-do',
    children: [],
  };
}

function testNode(pack: Pack, module: TestedModule, progress: Progress): TestNode {
  const { attempt, best, passed } = testProgress(progress, progressKey(pack.id, module.id));
  return {
    kind: 'test',
    id: nodeId(pack.id, 'test', module.id),
    packId: pack.id,
    title: module.title,
    moduleId: module.id,
    number: module.number,
    passMark: module.test.passMark,
    best,
    stage: passed ? 'done' : attempt > 0 ? 'under-way' : 'to-do',
    children: [],
  };
}

export const shareOf = (tasks: readonly { readonly stage: Stage }[]): Share => ({
  done: tasks.filter(({ stage }) => stage === 'done').length,
  of: tasks.length,
});

export function stageOf(tasks: readonly { readonly stage: Stage }[]): Stage {
  if (tasks.length > 0 && tasks.every(({ stage }) => stage === 'done')) return 'done';
  return tasks.some(({ stage }) => stage !== 'to-do') ? 'under-way' : 'to-do';
}
