import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEvent, noProgress, type Progress, type ProgressEvent } from '../../src/core/course/progress.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { reviewDay, type ReviewDay } from '../../src/review/cards.ts';
import { daysUntil, reviewView } from '../../src/review/reviewView.ts';
import { dayEnd, dayStart, dueAfter } from '../../src/review/schedule.ts';
import { samplePack } from '../support/samplePack.ts';

const pack = (() => {
  const read = parsePack(new Map(Object.entries(samplePack)));
  assert.ok(read.ok);
  return read.value;
})();
const DAY = 24 * 60 * 60 * 1000;
const start = new Date(2026, 9, 5, 12).getTime();
const day = (n: number): Date => new Date(start + n * DAY);
const at = (n: number): string => day(n).toISOString();

const wrong = (n: number): ProgressEvent => answer(n, 'b');
const answer = (n: number, option: string): ProgressEvent => ({
  type: 'question-answered',
  at: at(n),
  lesson: 'sample/l1',
  question: 'q1',
  option,
});
const reviewed = (n: number, option: string, card = 'quiz:sample/l1#q1', question = 'q1'): ProgressEvent => ({
  type: 'review-answered',
  at: at(n),
  card,
  question,
  option,
});
const graded = (n: number, ...flaws: string[]): ProgressEvent => ({
  type: 'run-graded',
  at: at(n),
  lab: 'sample/lab1',
  codeHash: '',
  score: flaws.length === 0 ? 100 : 0,
  passed: flaws.length === 0,
  flaws,
});
const after = (...events: ProgressEvent[]): Progress => events.reduce(applyEvent, noProgress);
const on = (n: number, progress: Progress, perDay = 10): ReviewDay => reviewDay([pack], progress, day(n), perDay);

describe('What comes back for review', () => {
  it('is nothing where nothing was missed', () => {
    assert.deepEqual(on(30, after(answer(0, 'a'), graded(0))), { due: [], done: 0, next: null });
  });

  it('is a missed question, from the day after; right answers push it away, a miss brings it back', () => {
    const missed = after(wrong(0));
    assert.deepEqual(on(0, missed).due, []);
    assert.equal(on(0, missed).next?.count, 1);
    const [card] = on(1, missed).due;
    assert.equal(card?.question.id, 'q1');
    const known = applyEvent(missed, reviewed(1, 'a'));
    assert.deepEqual(on(1, known).due, []);
    assert.equal(on(1, known).done, 1);
    const wait = daysUntil(on(1, known).next?.at ?? assert.fail('nothing is next'), day(1));
    assert.ok(wait >= 1, String(wait));
    const better = applyEvent(known, reviewed(1 + wait, 'a'));
    const longer = daysUntil(on(1 + wait, better).next?.at ?? assert.fail('nothing is next'), day(1 + wait));
    assert.ok(longer > wait, `${longer} after ${wait} days`);
    const forgotten = applyEvent(better, reviewed(1 + wait + longer, 'b'));
    const again = on(1 + wait + longer, forgotten).next?.at ?? assert.fail('nothing is next');
    assert.ok(daysUntil(again, day(1 + wait + longer)) < longer);
  });

  it('is a question that a module’s test found missed, as it was answered when it was handed in', () => {
    const test = 'sample/m1';
    const files: Record<string, string> = {
      ...samplePack,
      'lessons/l1/test.yaml': samplePack['lessons/l1/quiz.yaml']!.replace(/^ *simulate.*\n/m, '').replace(
        'id: q1',
        'id: t1',
      ),
    };
    const outline = files['pack.yaml']!.replace('    lessons:', '    test: { draw: 1 }\n    lessons:');
    const tested = parsePack(new Map(Object.entries({ ...files, 'pack.yaml': outline })));
    assert.ok(tested.ok, JSON.stringify(tested));
    const progress = after(
      { type: 'test-started', at: at(0), test, questions: ['t1'] },
      { type: 'test-answered', at: at(0), test, question: 't1', option: 'a' },
      { type: 'test-answered', at: at(0), test, question: 't1', option: 'b' },
      { type: 'test-handed-in', at: at(0), test, right: 0, of: 1, passed: false },
    );
    const { due } = reviewDay([tested.value], progress, day(1), 10);
    assert.deepEqual(
      due.map(({ key }) => key),
      ['test:sample/m1#t1'],
    );
  });

  it('is a flaw that is gone, asked about with the lesson that explains it; not while it is there', () => {
    assert.deepEqual(on(3, after(graded(0, 'F01'))).due, []);
    const gone = after(graded(0, 'F01'), graded(1));
    assert.deepEqual(on(1, gone).due, []);
    const [card] = on(2, gone).due;
    assert.deepEqual(card?.flaw, { id: 'F01', lab: 'Lab' });
    assert.equal(card.ref, 'quiz/q1');
    const answered = applyEvent(gone, reviewed(2, 'a', card.key, card.ref));
    assert.deepEqual(on(2, answered).due, []);
    assert.deepEqual(on(90, applyEvent(gone, graded(2, 'F01'))).due, [], 'it is back: the lab says so');
  });

  it('is at most what is left of the day’s limit, and none where that is 0', () => {
    const missed = after(wrong(0), graded(0, 'F01'), graded(0));
    assert.equal(on(1, missed).due.length, 2);
    assert.equal(on(1, missed, 1).due.length, 1);
    assert.equal(on(1, missed, 1).next?.count, 1);
    assert.deepEqual(on(1, missed, 0), { due: [], done: 0, next: null });
    const one = applyEvent(missed, reviewed(1, 'a'));
    assert.deepEqual(on(1, one, 1).due, []);
    assert.equal(on(2, one, 1).due.length, 1);
  });

  it('forgets questions and options that are gone from the pack', () => {
    const gone = after(answer(0, 'c'), { ...wrong(0), question: 'q9' } as ProgressEvent, graded(0, 'F99'), graded(1));
    assert.deepEqual(on(9, gone).due, []);
  });

  it('leaves the way through the course as it is', () => {
    const before = after(wrong(0));
    assert.deepEqual(applyEvent(before, reviewed(1, 'a')).latest, before.latest);
  });
});

describe('The schedule of a card', () => {
  const recalls = fc.array(fc.record({ at: fc.integer({ min: -30, max: 400 }).map(at), right: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  });

  it('never asks on the day on which it was asked, whatever the clocks say', () => {
    fc.assert(
      fc.property(recalls, (given) => {
        const due = dueAfter(given);
        assert.equal(
          due === undefined,
          given.every(({ right }) => right),
        );
        if (!due) return;
        const missed = given.slice(given.findIndex(({ right }) => !right));
        const last = Math.max(...missed.map((one) => Date.parse(one.at)));
        assert.ok(due.getTime() >= last + DAY - 1, due.toISOString());
      }),
    );
  });

  it('waits longer after a right answer than after a miss', () => {
    fc.assert(
      fc.property(recalls, fc.integer({ min: 401, max: 800 }), (given, n) => {
        const due = (right: boolean): number =>
          dueAfter([{ at: at(0), right: false }, ...given, { at: at(n), right }])!.getTime();
        assert.ok(due(true) >= due(false));
      }),
    );
  });

  it('begins days at four in the morning', () => {
    const late = new Date(2026, 9, 6, 3, 59);
    assert.deepEqual(dayStart(late), new Date(2026, 9, 5, 4));
    assert.deepEqual(dayEnd(late), new Date(2026, 9, 6, 4));
    assert.deepEqual(dayStart(new Date(2026, 9, 6, 4)), new Date(2026, 9, 6, 4));
  });
});

describe('The page of a review', () => {
  const words = { title: 'Review', inDays: (days: number) => `in ${days} days` };

  it('holds no answer before one is given, and then says why and when it comes back', () => {
    const today = on(1, after(wrong(0)));
    const card = today.due[0] ?? assert.fail('nothing is due');
    const open = reviewView({ card, chosen: null }, today, 0, null, day(1), words);
    assert.deepEqual([open.number, open.total, open.question?.marked], [1, 1, null]);
    assert.doesNotMatch(JSON.stringify(open), /"right"|feedback|It does/);
    const answered = on(1, after(wrong(0), reviewed(1, 'a')));
    const shown = reviewView({ card, chosen: 'a' }, answered, 1, day(4), day(1), words);
    assert.deepEqual([shown.number, shown.total, shown.back], [1, 1, 'in 3 days']);
    assert.equal(shown.question?.marked?.correct, true);
    const end = reviewView(null, answered, 1, null, day(1), words);
    assert.equal(end.question, null);
    assert.match(end.next?.when ?? '', /^in \d+ days$/);
  });
});
