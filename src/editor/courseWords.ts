import * as vscode from 'vscode';
import type { CourseNode, LabNode, LessonNode, QuizNode, Stage, TaskNode, TestNode } from '../packs/outlineNodes.ts';
import { lessonWords } from './lessonWords.ts';

/** What a row of the course tree says: what one can see and search for. */
export function labelOf(node: CourseNode): string {
  switch (node.kind) {
    case 'continue':
      return vscode.l10n.t('Continue: {0}', taskName(node.to));
    case 'module':
    case 'lesson':
      return `${node.number}  ${node.title}`;
    case 'quiz':
      return vscode.l10n.t('Quiz');
    case 'lab':
      return node.capstone ? vscode.l10n.t('Capstone: {0}', node.title) : vscode.l10n.t('Lab: {0}', node.title);
    case 'test':
      return vscode.l10n.t('Module test');
    case 'labs':
      return vscode.l10n.t('More labs');
    case 'systems':
      return vscode.l10n.t('Known systems');
    case 'glossary':
      return lessonWords.glossary;
    case 'review':
      return vscode.l10n.t('Review due');
    case 'pack':
    case 'start':
    case 'system':
      return node.title;
  }
}

/** What a task is called where it stands alone. */
export function taskName(task: TaskNode): string {
  switch (task.kind) {
    case 'lesson':
      return vscode.l10n.t('Lesson {0} · {1}', task.number, task.title);
    case 'quiz':
      return vscode.l10n.t('Quiz {0} · {1}', task.number, task.title);
    case 'test':
      return lessonWords.testTitle(task.number);
    case 'lab':
      if (task.capstone) return vscode.l10n.t('Capstone · {0}', task.title);
      return task.lesson
        ? vscode.l10n.t('Lab {0} · {1}', task.lesson.number, task.title)
        : vscode.l10n.t('Lab · {0}', task.title);
  }
}

/** The figures beside a row; empty where there are none. */
export function figuresOf(node: CourseNode): string {
  switch (node.kind) {
    case 'continue':
      return vscode.l10n.t('{0} %', Math.floor((100 * node.share.done) / Math.max(node.share.of, 1)));
    case 'pack':
    case 'module':
      return `${node.share.done}/${node.share.of}`;
    case 'lesson':
      return node.share.done > 0 && node.share.done < node.share.of ? `${node.share.done}/${node.share.of}` : '';
    case 'quiz':
      return node.answered > 0 ? `${node.right}/${node.of}` : '';
    case 'lab':
      return node.best === null ? '' : String(Math.round(node.best));
    case 'test':
      return node.best
        ? vscode.l10n.t('{0} of {1}', node.best.right, node.best.of)
        : vscode.l10n.t('{0} % to pass', node.passMark);
    case 'review':
      return String(node.due);
    default:
      return '';
  }
}

/** A row as it is spoken: what it is, its name, its figures with their unit, and how far it is. */
export function spokenRow(node: CourseNode): string {
  switch (node.kind) {
    case 'continue': {
      const { done, of } = node.share;
      return vscode.l10n.t('Continue: {0}, {1} of {2} parts of the course done', taskName(node.to), done, of);
    }
    case 'pack':
      return vscode.l10n.t('Course, {0}, {1} of {2} parts done', node.title, node.share.done, node.share.of);
    case 'module': {
      const { done, of } = node.share;
      const share = vscode.l10n.t('{0} of {1} parts done', done, of);
      return [vscode.l10n.t('Module {0}', node.number), node.title, share, stageWord(node.stage)].join(', ');
    }
    case 'lesson':
      return [vscode.l10n.t('Lesson {0}', node.number), node.title, lessonState(node)].join(', ');
    case 'quiz':
      return [vscode.l10n.t('Quiz'), node.title, quizState(node)].join(', ');
    case 'lab':
      return [node.capstone ? vscode.l10n.t('Capstone') : vscode.l10n.t('Lab'), node.title, labState(node)].join(', ');
    case 'test':
      return [vscode.l10n.t('Module test'), node.title, testState(node)].join(', ');
    case 'review':
      return node.due === 1
        ? vscode.l10n.t('Review due, 1 question')
        : vscode.l10n.t('Review due, {0} questions', node.due);
    default:
      return labelOf(node);
  }
}

/** What a row is about, and how far it is, for whoever points at it. */
export function tooltipOf(node: CourseNode): string {
  switch (node.kind) {
    case 'lesson':
      return [node.title, node.question, facts(vscode.l10n.t('{0} min', node.minutes), lessonState(node))].join('\n');
    case 'lab':
      // What is still to be done says how long it takes.
      return [node.title, node.summary, facts(labState(node))].join('\n');
    case 'system':
      return [node.title, node.summary].join('\n');
    default:
      return spokenRow(node);
  }
}

export function stageWord(stage: Stage): string {
  if (stage === 'done') return vscode.l10n.t('done');
  return stage === 'under-way' ? vscode.l10n.t('under way') : vscode.l10n.t('to do');
}

const facts = (...parts: string[]): string => parts.join(' · ').replaceAll(', ', ' · ');

function lessonState({ stage, share: { done, of } }: LessonNode): string {
  const read = stage === 'done' ? vscode.l10n.t('read') : vscode.l10n.t('not read yet');
  return vscode.l10n.t('{0}, {1}', read, vscode.l10n.t('{0} of {1} parts done', done, of));
}

function quizState({ stage, answered, right, of }: QuizNode): string {
  if (stage === 'to-do') return vscode.l10n.t('{0} questions, to do', of);
  if (stage === 'under-way') return vscode.l10n.t('{0} of {1} answered, under way', answered, of);
  return vscode.l10n.t('{0} of {1} right, done', right, of);
}

function labState({ stage, best, minutes }: LabNode): string {
  if (stage === 'to-do') return vscode.l10n.t('to do, {0} minutes', minutes);
  if (best === null) return vscode.l10n.t('started, not run yet');
  const score = vscode.l10n.t('best score {0}', Math.round(best));
  return vscode.l10n.t('{0}, {1}', score, stage === 'done' ? vscode.l10n.t('passed') : vscode.l10n.t('not passed'));
}

function testState({ stage, best, passMark }: TestNode): string {
  if (!best)
    return stage === 'to-do'
      ? vscode.l10n.t('to do, {0} % to pass', passMark)
      : vscode.l10n.t('under way, {0} % to pass', passMark);
  const attempt = vscode.l10n.t('best attempt {0} of {1}', best.right, best.of);
  return vscode.l10n.t('{0}, {1}', attempt, stage === 'done' ? vscode.l10n.t('passed') : vscode.l10n.t('not passed'));
}
