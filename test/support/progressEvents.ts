import fc from 'fast-check';
import type { ProgressEvent } from '../../src/core/course/progress.ts';

const key = fc.constantFrom('p/l1', 'p/l2', '__proto__', 'constructor');
const time = fc.integer({ min: 0, max: 5 }).map((second) => `2026-01-02T03:04:0${second}Z`);
const of = <T extends ProgressEvent['type']>(type: T) => fc.constant(type);

/** Any event, about few things and at few times, so that they meet. */
export const progressEvent: fc.Arbitrary<ProgressEvent> = fc.oneof(
  fc.record({ type: of('lesson-read'), at: time, lesson: key }),
  fc.record({ type: of('quiz-retaken'), at: time, lesson: key }),
  fc.record({ type: of('lab-started'), at: time, lab: key }),
  fc.record({ type: of('hint-taken'), at: time, lab: key, flaw: key }),
  fc.record({ type: of('question-answered'), at: time, lesson: key, question: key, option: key }),
  fc.record({ type: of('figure-predicted'), at: time, lesson: key, figure: key, option: key }),
  fc.record({
    type: of('run-graded'),
    at: time,
    lab: key,
    codeHash: fc.string(),
    score: fc.integer({ min: 0, max: 100 }),
    passed: fc.boolean(),
    flaws: fc.array(fc.string()),
  }),
  fc.record({ type: of('test-started'), at: time, test: key }),
  fc.record({ type: of('test-answered'), at: time, test: key, question: key, option: key }),
  fc.record({
    type: of('test-handed-in'),
    at: time,
    test: key,
    right: fc.integer({ min: 0, max: 10 }),
    of: fc.constant(10),
    passed: fc.boolean(),
  }),
  fc.record({ type: of('review-answered'), at: time, card: key, question: key, option: key }),
);

/** A line of a version to come. */
export const newerEvent: fc.Arbitrary<string> = fc
  .record({ type: fc.string().map((name) => `new-${name}`), at: time, extra: fc.jsonValue({ maxDepth: 1 }) })
  .map((value) => JSON.stringify(value));
