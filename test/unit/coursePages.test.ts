import assert from 'node:assert/strict';
import { progressKey } from '../../src/core/course/progress.ts';
import { takeTest } from '../../src/editor/takeTest.ts';
import {
  glossarySubject,
  startSubject,
  subjectOfKey,
  subjectOfTitle,
  testSubject,
} from '../../src/editor/panelSubject.ts';
import { glossaryView } from '../../src/packs/glossary.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { afterLab, afterLesson, afterTest } from '../../src/packs/nextStep.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { englishWords } from '../../src/packs/renderLesson.ts';
import { isTested, questionsOf, testView } from '../../src/packs/testView.ts';
import { recorder } from '../support/recorder.ts';
import { plainLesson, plainQuiz, samplePack, withFolder } from '../support/samplePack.ts';

const questionsNamed = (...ids: string[]): string =>
  ids
    .map((id, i) => (i === 0 ? plainQuiz : plainQuiz.replace(/^.*\nquestions:\n/, '')).replace('id: q1', `id: ${id}`))
    .join('');

/** Two modules: the first with two lessons and a test, the second with one lesson and none. */
const files: Readonly<Record<string, string>> = {
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
    test: { draw: 3, passMark: 60 }
  - id: m2
    number: 2
    title: Second
    lessons:
      - id: l3
`,
  'lessons/l1/test.yaml': questionsNamed('a', 'b'),
  'lessons/l2/lesson.md': plainLesson.replace('title: Loops', 'title: More').replace(/- term: loop\n.*\n/, '- loop\n'),
  'lessons/l2/quiz.yaml': plainQuiz,
  'lessons/l2/test.yaml': questionsNamed('c', 'd'),
  'lessons/l3/lesson.md': plainLesson.replace('title: Loops', 'title: Last').replace(/- term: loop\n.*\n/, '- loop\n'),
  'lessons/l3/quiz.yaml': plainQuiz,
  'start.md': '---\nschema: 1\ntitle: Start here\nquestion: Where?\nminutes: 1\n---\n\nWith [loops](lesson:l1#what).\n',
};
const read = parsePack(new Map(Object.entries(files)));
assert(read.ok, read.ok ? '' : JSON.stringify(read.problem));
const pack = read.value;
const module = pack.modules.find(isTested)!;
const test = progressKey('sample', 'm1');

describe('The pages of a course', () => {
  it('follow each other: lesson, lesson, test, the next module', () => {
    const next = (id: string) => afterLesson(pack, id, englishWords.testTitle)?.href;
    assert.deepEqual([next('l1'), next('l2'), afterTest(pack, 'm1')?.href], ['lesson:l2', 'test:m1', 'lesson:l3']);
    assert.equal(next('l3'), undefined);
  });

  it('lead on from a module’s free lab as from its test, and from other labs to the course', () => {
    const [first, ...others] = pack.modules;
    const free = { ...pack, modules: [{ ...first!, capstone: 'free' }, ...others] };
    assert.equal(afterLab(free, 'free')?.href, 'lesson:l3');
    assert.equal(afterLab(free, 'another'), null);
  });

  it('list each term once, with the lesson that uses it first', () => {
    assert.deepEqual(glossaryView(pack, 'Glossary').entries, [
      {
        id: 'loop',
        term: 'loop',
        definition: 'What comes back.',
        language: 'en',
        lesson: { id: 'l1', title: 'Loops' },
      },
    ]);
    assert.deepEqual(pack.lessons.get('l2')?.terms, [{ id: 'loop', term: 'loop', definition: 'What comes back.' }]);
  });

  it('come back after a restart, by key and by title', async () => {
    await withFolder(
      Object.fromEntries(Object.entries(files).map(([p, text]) => [`sample/${p}`, text])),
      async (folder) => {
        const library = new PackLibrary(folder);
        const opened = (await library.pack('sample'))!;
        const tested = opened.modules.find(isTested)!;
        const subjects = [
          startSubject(opened, opened.start!),
          glossarySubject(opened, englishWords),
          testSubject(opened, tested, englishWords),
        ];
        for (const subject of subjects) {
          assert.deepEqual(await subjectOfKey(library, subject.key), subject);
          assert.deepEqual(await subjectOfTitle(library, subject.title), subject);
        }
      },
    );
  });
});

describe('Taking a module test', () => {
  const subject = { pack, page: { kind: 'test', module } as const };

  it('shows no answer and no mark before it is handed in', () => {
    const progress = recorder();
    takeTest(subject, { type: 'startTest' }, progress);
    const [first] = questionsOf(pack, module, progress.current.tests[test]!);
    takeTest(subject, { type: 'testAnswer', question: first!.question.id, option: 'a' }, progress);
    const view = testView(pack, module, progress.current);
    assert.equal(view.questions.length, 3);
    assert.doesNotMatch(JSON.stringify(view), /It does|right":true|feedback/);
    assert.deepEqual(
      view.questions.map(({ chosen }) => chosen),
      ['a', null, null],
    );
  });

  it('marks everything at once when it is handed in, lesson by lesson', () => {
    const progress = recorder();
    takeTest(subject, { type: 'startTest' }, progress);
    const drawn = questionsOf(pack, module, progress.current.tests[test]!);
    drawn.forEach(({ question }, i) => {
      takeTest(subject, { type: 'testAnswer', question: question.id, option: i === 0 ? 'b' : 'a' }, progress);
    });
    takeTest(subject, { type: 'handInTest' }, progress);
    const view = testView(pack, module, progress.current);
    assert.deepEqual(view.result, { right: 2, of: 3, passed: true });
    assert.deepEqual(view.best, { right: 2, of: 3 });
    assert.equal(
      view.lessons.reduce((sum, { of }) => sum + of, 0),
      3,
    );
    assert.equal(
      view.lessons.reduce((sum, { right }) => sum + right, 0),
      2,
    );
    assert.equal(view.questions.filter(({ marked }) => marked?.correct).length, 2);
  });

  it('asks what it asked when the course has got other questions meanwhile', () => {
    const progress = recorder();
    takeTest(subject, { type: 'startTest' }, progress);
    const ids = (asked: typeof pack) => testView(asked, module, progress.current).questions.map(({ id }) => id);
    const before = ids(pack);
    const more = new Map(pack.lessons);
    const first = pack.lessons.get('l1')!;
    more.set('l1', { ...first, test: [{ ...first.test[0]!, id: 'new' }, ...first.test] });
    assert.deepEqual(ids({ ...pack, lessons: more }), before);
  });

  it('lets another attempt begin where every question of the open one is gone from the course', () => {
    const progress = recorder();
    takeTest(subject, { type: 'startTest' }, progress);
    const renamed = [...pack.lessons].map(([id, lesson]) => {
      const test = lesson.test.map((question) => ({ ...question, id: `${question.id}-new` }));
      return [id, { ...lesson, test }] as const;
    });
    const mended = { ...pack, lessons: new Map(renamed) };
    const stuck = testView(mended, module, progress.current);
    assert.deepEqual([stuck.open, stuck.questions.length, stuck.result], [false, 0, null]);
    takeTest(testSubject(mended, module, englishWords), { type: 'startTest' }, progress);
    const again = testView(mended, module, progress.current);
    assert.deepEqual([again.open, again.questions.length, again.attempt], [true, 3, 2]);
  });

  it('takes nothing from a page that is a moment behind', () => {
    const progress = recorder();
    const nothing = progress.current;
    takeTest(subject, { type: 'testAnswer', question: 'a', option: 'a' }, progress);
    takeTest(subject, { type: 'handInTest' }, progress);
    assert.equal(progress.current, nothing);
    takeTest(subject, { type: 'startTest' }, progress);
    const started = progress.current;
    takeTest(subject, { type: 'startTest' }, progress);
    takeTest(subject, { type: 'testAnswer', question: 'gone', option: 'a' }, progress);
    takeTest(subject, { type: 'testAnswer', question: 'a', option: 'gone' }, progress);
    assert.equal(progress.current, started);
  });
});
