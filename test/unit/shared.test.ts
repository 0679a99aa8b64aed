import assert from 'node:assert/strict';
import { sharedFrom } from '../../src/core/desk/shared.ts';

const at = '2026-10-01T09:00:00.000Z';
const lesson = (id: string, labId: string) => [id, { id, labId }] as const;
const pack = { id: 'course', lessons: new Map([lesson('l1', 'lab1'), lesson('l2', 'lab2')]) } as unknown as Parameters<
  typeof sharedFrom
>[1];

describe('What a learner shares', () => {
  it('is about the one lab and the quizzes of its lessons, and nothing else of the journal', () => {
    const run = { type: 'run-graded', at, codeHash: 'a'.repeat(64), score: 50, passed: false, flaws: ['F04'] };
    const answered = { type: 'question-answered', at, question: 'q', option: 'a' };
    const shared = sharedFrom(
      [
        { ...run, lab: 'course/lab1' },
        { ...run, lab: 'course/lab2' },
        { ...run, lab: 'other/lab1' },
        { type: 'hint-taken', at, lab: 'course/lab1', flaw: 'F04' },
        { type: 'hint-taken', at, lab: 'course/lab2', flaw: 'F05' },
        { ...answered, lesson: 'course/l1' },
        { ...answered, lesson: 'course/l2' },
        { type: 'test-answered', at, test: 'course/m1', question: 'q', option: 'a' },
        { type: 'of-a-newer-version', at, lab: 'course/lab1' },
        'no event',
      ],
      pack,
      'lab1',
    );
    const { type, ...attempt } = run;
    assert.equal(type, 'run-graded');
    assert.deepEqual(shared, {
      attempts: [attempt],
      hints: [{ at, flaw: 'F04' }],
      answers: [{ at, lesson: 'l1', question: 'q', option: 'a' }],
    });
  });
});
