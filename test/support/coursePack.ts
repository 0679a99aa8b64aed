import assert from 'node:assert/strict';
import type { Pack } from '../../src/core/course/pack.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { plainLesson, plainQuiz, samplePack } from './samplePack.ts';

/** The sample's lesson under another title; its term is defined in the first lesson. */
const lesson = (title: string): string =>
  plainLesson.replace('title: Loops', `title: ${title}`).replace(/- term: loop\n.*\n/, '- loop\n');

/** The sample's lab under another id and title, without a lesson. */
const lab = (id: string, title: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(samplePack)
      .filter(([path]) => path.startsWith('labs/lab1/'))
      .map(([path, text]) => [
        path.replace('lab1', id),
        text
          .replace('id: lab1', `id: ${id}`)
          .replace('title: Lab', `title: ${title}`)
          .replace('lesson: l1\n', '')
          .replace('  lessons: { F01: l1#why }\n', ''),
      ]),
  );

/**
 * Two modules: the first with two lessons, a test and a capstone, the second with one lesson and none; a lab that no
 * lesson has, and a page to begin with.
 */
export const courseFiles: Readonly<Record<string, string>> = {
  ...samplePack,
  'pack.yaml': `schema: 1
id: sample
version: 1.0.0
title: Sample
modules:
  - id: m1
    number: 1
    title: First
    lessons:
      - { id: l1, lab: lab1 }
      - id: l2
    test: { draw: 1, passMark: 60 }
    capstone: big
  - id: m2
    number: 2
    title: Second
    lessons:
      - { id: l3, number: 7 }
labs: [free]
`,
  'lessons/l1/test.yaml': plainQuiz.replace('id: q1', 'id: t1'),
  'lessons/l2/lesson.md': lesson('More'),
  'lessons/l2/quiz.yaml': plainQuiz,
  'lessons/l3/lesson.md': lesson('Last'),
  'lessons/l3/quiz.yaml': plainQuiz,
  ...lab('big', 'Big lab'),
  ...lab('free', 'Free play'),
  'start.md': '---\nschema: 1\ntitle: Start here\nquestion: Where?\nminutes: 1\n---\n\nWith [loops](lesson:l1#what).\n',
};

export function coursePack(changes: Readonly<Record<string, string>> = {}): Pack {
  const read = parsePack(new Map(Object.entries({ ...courseFiles, ...changes })));
  if (read.ok) return read.value;
  return assert.fail(JSON.stringify(read.problem));
}
