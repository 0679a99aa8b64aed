import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markAnswer, quizSchema, type Question } from '../../src/core/course/quiz.ts';
import { shuffle } from '../../src/core/course/shuffle.ts';

const question: Question = {
  id: 'q',
  ask: 'Which?',
  options: [
    { id: 'a', text: 'A', right: false, feedback: 'not a' },
    { id: 'b', text: 'B', right: true, feedback: 'yes, b' },
    { id: 'c', text: 'C', right: false, feedback: 'not c' },
  ],
};

describe('A quiz', () => {
  it('marks the right answer with the reason', () => {
    assert.deepEqual(markAnswer(question, 'b'), { chosen: 'b', right: 'b', correct: true, feedback: ['yes, b'] });
  });

  it('marks a wrong answer with what was wrong about it, then with what is right', () => {
    assert.deepEqual(markAnswer(question, 'c'), {
      chosen: 'c',
      right: 'b',
      correct: false,
      feedback: ['not c', 'yes, b'],
    });
  });

  it('marks nothing that is not an option', () => {
    assert.equal(markAnswer(question, 'd'), undefined);
    assert.equal(markAnswer(question, 'constructor'), undefined);
  });

  it('wants exactly one right option', () => {
    const withRight = (...right: string[]) => ({
      schema: 1,
      questions: [{ ...question, options: question.options.map((o) => ({ ...o, right: right.includes(o.id) })) }],
    });
    assert.ok(quizSchema.safeParse(withRight('a')).success);
    assert.ok(!quizSchema.safeParse(withRight()).success);
    assert.ok(!quizSchema.safeParse(withRight('a', 'b')).success);
  });
});

describe('Shuffling', () => {
  it('keeps every item, and gives the same order for the same key', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, key) => {
        const shuffled = shuffle(items, key);
        assert.deepEqual([...shuffled].sort(), [...items].sort());
        assert.deepEqual(shuffle(items, key), shuffled);
      }),
    );
  });

  it('puts every option in every place about equally often', () => {
    const keys = 4000;
    const counts = new Map<string, number>();
    for (let k = 0; k < keys; k++) {
      shuffle(['a', 'b', 'c', 'd'], `question-${k}#0`).forEach((item, place) => {
        counts.set(`${item}${place}`, (counts.get(`${item}${place}`) ?? 0) + 1);
      });
    }
    assert.equal(counts.size, 16);
    // Expected 1000 with a standard deviation of 27.
    for (const [where, count] of counts) assert.ok(Math.abs(count - keys / 4) < 140, `${where}: ${count}`);
  });
});
