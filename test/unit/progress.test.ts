import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, parseEvent, replay, type EventLine } from '../../src/core/course/journal.ts';
import { compareTimes, mergeByTime } from '../../src/core/course/mergeByTime.ts';
import {
  applyEvent,
  labProgress,
  lessonProgress,
  noLessonProgress,
  noProgress,
  progressKey,
  type ProgressEvent,
} from '../../src/core/course/progress.ts';
import { newerEvent as unknown, progressEvent as event } from '../support/progressEvents.ts';

const at = '2026-01-02T03:04:05Z';
const lesson = progressKey('pack', 'lesson');
const lab = progressKey('pack', 'lab');
const graded = (score: number, passed: boolean): ProgressEvent => ({
  type: 'run-graded',
  at,
  lab,
  codeHash: 'x',
  score,
  passed,
  flaws: [],
});
const after = (...events: ProgressEvent[]) => events.reduce(applyEvent, noProgress);

describe('Progress', () => {
  it('remembers the last answer to each question, and forgets them when the quiz starts over', () => {
    const answer = (question: string, option: string): ProgressEvent => ({
      type: 'question-answered',
      at,
      lesson,
      question,
      option,
    });
    const answered = after(answer('q1', 'a'), answer('q2', 'b'), answer('q1', 'c'));
    assert.deepEqual(lessonProgress(answered, lesson), {
      ...noLessonProgress,
      answers: { q1: 'c', q2: 'b' },
    });
    const retaken = applyEvent(answered, { type: 'quiz-retaken', at, lesson });
    assert.deepEqual(lessonProgress(retaken, lesson), { ...noLessonProgress, attempt: 1 });
  });

  it('remembers what was predicted of each figure, over a retaken quiz too', () => {
    const predict = (figure: string, option: string): ProgressEvent => ({
      type: 'figure-predicted',
      at,
      lesson,
      figure,
      option,
    });
    const state = after(predict('f1', 'a'), predict('constructor', 'b'), { type: 'quiz-retaken', at, lesson });
    assert.deepEqual(lessonProgress(state, lesson), {
      ...noLessonProgress,
      attempt: 1,
      predictions: { f1: 'a', constructor: 'b' },
    });
  });

  it('keeps the best score and that a lab was passed', () => {
    const state = labProgress(after(graded(40, false), graded(100, true), graded(60, false)), lab);
    assert.deepEqual(state, { started: true, bestScore: 100, passed: true, runs: 3, hints: {} });
  });

  it('counts hints by flaw', () => {
    const hint = (flaw: string): ProgressEvent => ({ type: 'hint-taken', at, lab, flaw });
    assert.deepEqual(labProgress(after(hint('F04'), hint('F04'), hint('F06')), lab).hints, { F04: 2, F06: 1 });
  });

  it('knows nothing of what was never touched, even under names every object has', () => {
    for (const key of ['constructor', '__proto__', 'toString']) {
      assert.deepEqual(lessonProgress(noProgress, key), noLessonProgress);
      const read = applyEvent(noProgress, { type: 'lesson-read', at, lesson: key });
      assert.deepEqual(lessonProgress(read, key), { ...noLessonProgress, read: true });
    }
    assert.equal(labProgress(after({ type: 'hint-taken', at, lab, flaw: 'constructor' }), lab).hints.constructor, 1);
  });
});

describe('The progress journal', () => {
  it('reads an event', () => {
    const read: ProgressEvent = { type: 'lesson-read', at, lesson };
    assert.deepEqual(parseEvent(JSON.stringify(read)), { kind: 'event', event: read });
  });

  it('keeps an event of a newer version, and sets aside what is torn or isn’t one', () => {
    const newer = '{"type":"badge-won","at":"2030-01-01T00:00:00Z"}';
    assert.deepEqual(parseEvent(newer), { kind: 'unknown', text: newer });
    for (const text of [
      '{"type":"lesson-re',
      '{"type":"lesson-read"}',
      '{"type":"run-graded","at":"2026-01-02T03:04:05Z","lab":"p/l","codeHash":"","score":1e9,"passed":true,"flaws":[]}',
      '{"type":7}',
      '[]',
      'null',
      '42',
      '\0\0\0',
    ]) {
      assert.deepEqual(parseEvent(text), { kind: 'damaged', text });
    }
  });

  it('folds any mix of whole, unknown, damaged and blank lines to the state of the whole ones', () => {
    const line = fc.oneof(
      event.map((value) => ({ kind: 'event' as const, value, text: JSON.stringify(value) })),
      unknown.map((text) => ({ kind: 'unknown' as const, text })),
      fc.constantFrom('', '  ', '\t').map((text) => ({ kind: 'blank' as const, text })),
      fc
        .tuple(event, fc.double({ min: 0.05, max: 0.95, noNaN: true }))
        .map(([value, share]) => JSON.stringify(value).slice(0, -1 - Math.floor(share * 30)))
        .map((text) => ({ kind: 'damaged' as const, text })),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { progress, unknown: kept, damaged } = replay(lines.map(({ text }) => text));
        const textsOf = (kind: string) => lines.filter((l) => l.kind === kind).map(({ text }) => text);
        assert.deepEqual(kept, textsOf('unknown'));
        assert.deepEqual(damaged, textsOf('damaged'));
        assert.deepEqual(progress, after(...lines.flatMap((l) => (l.kind === 'event' ? [l.value] : []))));
      }),
    );
  });

  it('loses only the last line where the file was torn there', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 10 }), fc.nat(), (events, cut) => {
        const lines = events.map((value) => JSON.stringify(value));
        const last = lines.at(-1) ?? '';
        const torn = [...lines.slice(0, -1), last.slice(0, cut % last.length)];
        assert.deepEqual(replay(torn).progress, after(...events.slice(0, -1)));
      }),
    );
  });

  it('never throws, whatever stands in the file', () => {
    const anything = fc.oneof(
      fc.uint8Array().map((bytes) => String.fromCharCode(...bytes)),
      fc.json({ maxDepth: 2 }),
      unknown,
      event.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (lines) => {
        const { unknown: kept, damaged } = replay(lines);
        assert.ok(kept.length + damaged.length <= lines.length);
      }),
    );
  });
});

describe('Imported events', () => {
  const timed = fc.array(
    fc.record({ at: fc.constantFrom('2026-01-02T03:04:05Z', '2026-01-02T03:04:05.5Z'), n: fc.nat() }),
  );
  const sorted = timed.map((list) => [...list].sort((a, b) => compareTimes(a.at, b.at)));

  it('are put in by time, and neither list is put into another order', () => {
    assert.ok(compareTimes('2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000001Z') < 0);
    assert.equal(compareTimes('2026-01-02T03:04:05Z', '2026-01-02T03:04:05.00Z'), 0);
    fc.assert(
      fc.property(timed, timed, (first, second) => {
        const merged = mergeByTime(first, second);
        assert.deepEqual(
          merged.filter((item) => first.includes(item)),
          first,
        );
        assert.deepEqual(
          merged.filter((item) => second.includes(item)),
          second,
        );
        assert.equal(merged.length, first.length + second.length);
      }),
    );
    fc.assert(
      fc.property(sorted, sorted, (first, second) => {
        const merged = mergeByTime(first, second);
        assert.deepEqual(
          merged,
          [...merged].sort((a, b) => compareTimes(a.at, b.at)),
        );
      }),
    );
  });

  it('don’t undo what was answered since, and what is answered later comes on top', () => {
    const answer = (second: number, option: string): EventLine => {
      const time = `2026-01-02T03:04:0${second}Z`;
      return { kind: 'event', event: { type: 'question-answered', at: time, lesson, question: 'q', option } };
    };
    const import_ = (line: EventLine): EventLine => ({ ...line, imported: '2026-02-01T00:00:00Z' });
    const answered = (...lines: EventLine[]) => lessonProgress(fold(lines), lesson).answers['q'];
    assert.equal(answered(answer(5, 'here'), import_(answer(1, 'old'))), 'here');
    assert.equal(answered(answer(5, 'here'), import_(answer(7, 'newer'))), 'newer');
    assert.equal(answered(answer(5, 'here'), import_(answer(9, 'a clock ahead')), answer(6, 'again')), 'again');
  });

  it('change nothing of how the others count', () => {
    const line = fc.record({ event, imported: fc.constantFrom(undefined, 'one', 'two') });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const texts = lines.map(({ event: value, imported }) => JSON.stringify({ ...value, imported }));
        const events = texts.map(parseEvent).filter((parsed) => parsed.kind === 'event');
        assert.equal(events.length, lines.length);
        assert.deepEqual(replay(texts).progress, fold(events));
        const local = lines.filter(({ imported }) => imported === undefined);
        if (local.length === lines.length) assert.deepEqual(fold(events), after(...lines.map((l) => l.event)));
      }),
    );
  });
});
