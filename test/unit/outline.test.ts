import assert from 'node:assert/strict';
import { applyEvent, noProgress, type Progress, type ProgressEvent } from '../../src/core/course/progress.ts';
import { continueId, outlineOf } from '../../src/packs/outline.ts';
import type { CourseNode } from '../../src/packs/outlineNodes.ts';
import { courseFiles, coursePack } from '../support/coursePack.ts';

type Event = ProgressEvent extends infer E ? (E extends ProgressEvent ? Omit<E, 'at'> : never) : never;
const at = '2026-01-02T03:04:05Z';
const pack = coursePack();
const other = { ...pack, id: 'other' };

const after = (...events: Event[]): Progress =>
  events.reduce((state, event) => applyEvent(state, { ...event, at }), noProgress);
const read = (lesson: string): Event => ({ type: 'lesson-read', lesson });
const answered = (lesson: string, option = 'a'): Event => ({
  type: 'question-answered',
  lesson,
  question: 'q1',
  option,
});
const graded = (lab: string, score: number): Event => ({
  type: 'run-graded',
  lab,
  codeHash: '',
  score,
  passed: score === 100,
  flaws: [],
});
const tested = (test: string, right: number): Event[] => [
  { type: 'test-started', test },
  { type: 'test-handed-in', test, right, of: 15, passed: right >= 12 },
];

const all = (nodes: readonly CourseNode[]): CourseNode[] => nodes.flatMap((node) => [node, ...all(node.children)]);
const idsOf = (nodes: readonly CourseNode[]): string[] => all(nodes).map(({ id }) => id);

/** Everything of the sample, in the order of the outline. */
const everything = [
  ...[read('sample/l1'), answered('sample/l1'), graded('sample/lab1', 100)],
  ...[read('sample/l2'), answered('sample/l2'), ...tested('sample/m1', 15)],
  ...[read('sample/l3'), answered('sample/l3', 'b'), graded('sample/big', 100)],
];

describe('The outline of a course', () => {
  it('holds everything in order, under ids made of ids', () => {
    assert.deepEqual(idsOf(outlineOf([pack], noProgress).roots), [
      continueId,
      'sample/start',
      ...['sample/module/m1', 'sample/lesson/l1', 'sample/quiz/l1', 'sample/lab/lab1'],
      ...['sample/lesson/l2', 'sample/quiz/l2', 'sample/test/m1', 'sample/lab/big'],
      ...['sample/module/m2', 'sample/lesson/l3', 'sample/quiz/l3'],
      ...['sample/labs', 'sample/lab/free'],
      'sample/glossary',
    ]);
  });

  it('keeps its ids when everything is renamed and moved', () => {
    const moved = coursePack({
      'pack.yaml': courseFiles['pack.yaml']!.replace('title: First', 'title: Renamed').replace(
        / {6}- \{ id: l1, lab: lab1 \}\n {6}- id: l2\n/,
        '      - id: l2\n      - { id: l1, lab: lab1 }\n',
      ),
    });
    assert.deepEqual(
      idsOf(outlineOf([moved], noProgress).roots).sort(),
      idsOf(outlineOf([pack], noProgress).roots).sort(),
    );
  });

  it('gives packs rows of their own only where there are several', () => {
    const outline = outlineOf([pack, other], noProgress);
    assert.deepEqual(
      outline.roots.map(({ id }) => id),
      [continueId, 'sample', 'other'],
    );
    assert.equal(outline.parent('other/lesson/l1')?.id, 'other/module/m1');
    assert.equal(outline.parent('other/module/m1')?.id, 'other');
    assert.equal(outlineOf([pack], noProgress).parent('sample/module/m1'), undefined);
    assert.equal(new Set(idsOf(outline.roots)).size, idsOf(outline.roots).length);
  });

  it('has nothing to show where there is no pack', () => {
    assert.deepEqual(outlineOf([], noProgress).roots, []);
  });

  it('groups the known systems, where there are some', () => {
    const systems = [{ id: 'star', title: 'STaR', summary: 'Learns from its own reasons.' }];
    const outline = outlineOf([pack], noProgress, () => systems);
    assert.equal(outline.parent('sample/system/star')?.id, 'sample/systems');
    assert.deepEqual(idsOf(outline.roots).slice(-3), ['sample/systems', 'sample/system/star', 'sample/glossary']);
  });

  it('tells how far each thing is', () => {
    const outline = outlineOf(
      [pack],
      after(read('sample/l1'), answered('sample/l1', 'b'), graded('sample/lab1', 84), ...tested('sample/m1', 9)),
    );
    const node = (id: string) => ({ ...outline.node(`sample/${id}`) }) as Record<string, unknown>;
    const { stage: lesson, share: ofLesson } = node('lesson/l1');
    assert.deepEqual([lesson, ofLesson], ['done', { done: 2, of: 3 }]);
    const { stage, answered: given, right, of } = node('quiz/l1');
    assert.deepEqual([stage, given, right, of], ['done', 1, 0, 1]);
    assert.deepEqual([node('lab/lab1')['stage'], node('lab/lab1')['best']], ['under-way', 84]);
    assert.deepEqual([node('test/m1')['stage'], node('test/m1')['best']], ['under-way', { right: 9, of: 15 }]);
    assert.deepEqual([node('module/m1')['stage'], node('module/m1')['share']], ['under-way', { done: 2, of: 6 }]);
    assert.deepEqual([node('lesson/l2')['stage'], node('module/m2')['stage']], ['to-do', 'to-do']);
  });

  it('calls a lesson under way when its quiz or lab was begun before its text was read', () => {
    const lessonOf = (progress: Progress) => outlineOf([pack], progress).node('sample/lesson/l1') as { stage: string };
    assert.equal(lessonOf(after({ type: 'lab-started', lab: 'sample/lab1' })).stage, 'under-way');
    assert.equal(lessonOf(after(answered('sample/l1'))).stage, 'under-way');
  });

  it('counts an answer only while its question has that option', () => {
    const quiz = outlineOf([pack], after(answered('sample/l1', 'gone'))).node('sample/quiz/l1') as { stage: string };
    assert.equal(quiz.stage, 'to-do');
  });

  it('is done when everything but the offers is', () => {
    const [node] = outlineOf([pack], after(...everything.slice(0, -1))).packs;
    assert.deepEqual([node?.stage, node?.share], ['done', { done: 8, of: 8 }]);
  });
});

describe('The next thing to do', () => {
  const next = (progress: Progress, packs = [pack]) => outlineOf(packs, progress).next?.id ?? null;

  it('is the first lesson for whoever begins', () => {
    assert.equal(next(noProgress), 'sample/lesson/l1');
  });

  it('leads from part to part, lesson to lesson, to the test, to the next module, and to the capstones last', () => {
    const way = everything.map((_, i) => next(after(...everything.slice(0, i + 1))));
    assert.deepEqual(way, [
      ...['sample/quiz/l1', 'sample/lab/lab1', 'sample/lesson/l2'],
      ...['sample/quiz/l2', 'sample/test/m1', 'sample/test/m1', 'sample/lesson/l3'],
      ...['sample/quiz/l3', 'sample/lab/big', null],
    ]);
  });

  it('stays with what was done last and is not finished', () => {
    assert.equal(next(after(read('sample/l1'), graded('sample/lab1', 40))), 'sample/lab/lab1');
    assert.equal(next(after({ type: 'test-started', test: 'sample/m1' })), 'sample/test/m1');
  });

  it('goes on after what was skipped, and comes back to it at the end', () => {
    const skipping = [read('sample/l2'), answered('sample/l2')];
    assert.equal(next(after(...skipping)), 'sample/test/m1');
    const rest = [...tested('sample/m1', 15), read('sample/l3'), answered('sample/l3'), graded('sample/big', 100)];
    assert.equal(next(after(...skipping, ...rest)), 'sample/lesson/l1');
  });

  it('starts a quiz over where it was started over', () => {
    const retaken = after(read('sample/l1'), answered('sample/l1'), { type: 'quiz-retaken', lesson: 'sample/l1' });
    assert.equal(next(retaken), 'sample/quiz/l1');
  });

  it('is never a lab that no lesson has', () => {
    assert.equal(next(after(graded('sample/free', 20))), 'sample/lesson/l1');
    assert.equal(next(after(...everything, graded('sample/free', 20))), null);
  });

  it('is in the pack that was used last, then in the others', () => {
    const inOther = everything.map(
      (event) => JSON.parse(JSON.stringify(event).replaceAll('sample/', 'other/')) as typeof event,
    );
    assert.equal(next(after(read('other/l1')), [pack, other]), 'other/quiz/l1');
    assert.equal(next(after(...inOther), [pack, other]), 'sample/lesson/l1');
    assert.equal(next(after(...everything), [pack, other]), 'other/lesson/l1');
    assert.equal(next(after(...everything, ...inOther), [pack, other]), null);
  });

  it('does not stumble over progress in a pack that is gone', () => {
    assert.equal(next(after(read('gone/l1'))), 'sample/lesson/l1');
    assert.equal(next(after(read('sample/gone'))), 'sample/lesson/l1');
  });
});
