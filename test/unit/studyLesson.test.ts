import assert from 'node:assert/strict';
import { lessonProgress } from '../../src/core/course/progress.ts';
import { studyLesson } from '../../src/editor/studyLesson.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { recorder } from '../support/recorder.ts';
import { samplePack } from '../support/samplePack.ts';

const read = parsePack(new Map(Object.entries(samplePack)));
assert(read.ok, read.ok ? '' : JSON.stringify(read.problem));
const key = 'sample/l1';
const subject = { key, lesson: read.value.lessons.get('l1')! };

describe('what the reader of a lesson does', () => {
  it('counts first answers and predictions, whatever a page that is a moment behind sends', () => {
    const progress = recorder();
    const now = () => lessonProgress(progress.current, key);
    for (const option of ['b', 'a', 'none']) studyLesson(subject, { type: 'answer', question: 'q1', option }, progress);
    studyLesson(subject, { type: 'answer', question: 'gone', option: 'a' }, progress);
    assert.deepEqual(now().answers, { q1: 'b' });
    for (const option of ['none', 'all']) studyLesson(subject, { type: 'predict', figure: 'filter', option }, progress);
    assert.deepEqual(now().predictions, { filter: 'none' });
    assert.equal(now().read, false);
    studyLesson(subject, { type: 'markRead' }, progress);
    assert.equal(now().read, true);
  });

  it('takes a quiz again once, however often the button is pressed, and keeps no answer of before', () => {
    const progress = recorder();
    const now = () => lessonProgress(progress.current, key);
    const answer = (option: string) => {
      studyLesson(subject, { type: 'answer', question: 'q1', option }, progress);
    };
    answer('b');
    for (let i = 0; i < 3; i++) studyLesson(subject, { type: 'retakeQuiz' }, progress);
    assert.deepEqual([now().attempt, now().answers], [lessonProgress(recorder().current, key).attempt + 1, {}]);
    answer('a');
    assert.deepEqual(now().answers, { q1: 'a' });
  });

  it('records nothing where there is no lesson', () => {
    const progress = recorder();
    const before = progress.current;
    studyLesson({ key, lesson: null }, { type: 'markRead' }, progress);
    assert.equal(progress.current, before);
  });
});
