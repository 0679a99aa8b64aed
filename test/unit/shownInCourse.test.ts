import assert from 'node:assert/strict';
import {
  glossarySubject,
  labSubject,
  lessonSubject,
  startSubject,
  testSubject,
} from '../../src/editor/panelSubject.ts';
import { belongsTo, labOfNode, nodeOfSubject } from '../../src/editor/shownInCourse.ts';
import { noProgress } from '../../src/core/course/progress.ts';
import { outlineOf } from '../../src/packs/outline.ts';
import { englishWords } from '../../src/packs/renderLesson.ts';
import { isTested } from '../../src/packs/testView.ts';
import { coursePack } from '../support/coursePack.ts';

const pack = coursePack();
const outline = outlineOf([pack], noProgress);

describe('What a panel shows', () => {
  it('has a row in the course, whatever it is', () => {
    const subjects = [
      ...[...pack.lessons.values()].map((lesson) => lessonSubject(pack, lesson)),
      ...[...pack.labs.values()].map((files) => labSubject(pack, files)),
      ...pack.modules.filter(isTested).map((module) => testSubject(pack, module, englishWords)),
      startSubject(pack, pack.start!),
      glossarySubject(pack, englishWords),
    ];
    for (const subject of subjects) {
      const id = nodeOfSubject(subject);
      assert.ok(id !== undefined && outline.node(id), `${subject.key}: ${id}`);
    }
  });

  it('is the row of a known system where a lab is one', () => {
    const system = { id: 'big', title: 'Big', summary: 'Big.' };
    const withSystem = { ...pack, systems: new Map([['big', {} as never]]) };
    const { node } = outlineOf([withSystem], noProgress, () => [system]);
    const shown = nodeOfSubject(labSubject(withSystem, pack.labs.get('big')!));
    assert.equal(shown, 'sample/system/big');
    assert.equal(labOfNode(node(shown)!), 'big');
    assert.equal(labOfNode(node('sample/lab/free')!), 'free');
    assert.equal(labOfNode(node('sample/lesson/l1')!), undefined);
  });

  it('takes in its parts: the quiz and the lab of a lesson', () => {
    const within = (id: string) => belongsTo(`sample/${id}`, 'sample/lesson/l1', outline.parent);
    assert.deepEqual(['lesson/l1', 'quiz/l1', 'lab/lab1'].map(within), [true, true, true]);
    assert.deepEqual(['lesson/l2', 'quiz/l2', 'module/m1', 'gone'].map(within), [false, false, false, false]);
  });
});
