import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEvent, noProgress, type Progress, type ProgressEvent } from '../../src/core/course/progress.ts';
import type { Pack } from '../../src/core/course/pack.ts';
import type { Question, Quiz } from '../../src/core/course/quiz.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { cardsOf, reviewDay, type ReviewDay } from '../../src/review/cards.ts';
import { reviewView } from '../../src/review/reviewView.ts';
import { Sitting } from '../../src/review/sitting.ts';
import type { ReviewView } from '../../src/protocol/webview.ts';
import { dayEnd, dayStart, daysUntil, dueAfter } from '../../src/review/schedule.ts';
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

/** The same with a test, and two flaws that one section explains. */
const rich: Pack = (() => {
  const lesson = pack.lessons.get('l1')!;
  const files = pack.labs.get('lab1')!;
  const question = (id: string, section: string): Question => ({ ...lesson.quiz.questions[0]!, id, section });
  const test = [question('t1', 'what'), question('t2', 'why'), question('t3', 'why'), question('t4', 'what')];
  const rubric = { ...files.lab.rubric, lessons: { F01: 'l1#why', F02: 'l1#why' } };
  return {
    ...pack,
    lessons: new Map([['l1', { ...lesson, test }]]),
    labs: new Map([['lab1', { ...files, lab: { ...files.lab, rubric } }]]),
  };
})();
const noQuiz: Quiz = { schema: 1, questions: [] };
const wrongly = (question: string): ProgressEvent => reviewed(0, 'b', `test:sample/m1#${question}`, question);

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
    assert.deepEqual(on(30, after(answer(0, 'a'), graded(0))), { due: [], perDay: 10, done: 0, next: null });
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
    assert.deepEqual(on(1, missed, 0), { due: [], perDay: 0, done: 0, next: null });
    const one = applyEvent(missed, reviewed(1, 'a'));
    assert.deepEqual(on(1, one, 1).due, []);
    assert.equal(on(2, one, 1).due.length, 1);
  });

  it('never says that more comes than a day may ask', () => {
    const many = after(...['t1', 't2', 't3', 't4'].map(wrongly));
    assert.equal(reviewDay([rich], many, day(1), 2).due.length, 2);
    assert.deepEqual(reviewDay([rich], many, day(1), 2).next, { at: dayEnd(day(1)), count: 2 });
  });

  it('is not held back by reviews that a wrong clock put into the future', () => {
    const ahead = after(wrong(0), reviewed(900, 'a', 'quiz:sample/l1#gone'));
    assert.equal(on(1, ahead, 1).done, 0);
    assert.equal(on(1, ahead, 1).due.length, 1);
  });

  it('begins a flaw anew that came back and went again: what was known before it came back is forgotten', () => {
    const card = 'flaw:sample/lab1#F01';
    const once = after(
      graded(0, 'F01'),
      graded(1),
      reviewed(2, 'a', card, 'quiz/q1'),
      reviewed(9, 'a', card, 'quiz/q1'),
    );
    assert.deepEqual(on(12, once).due, []);
    const twice = [graded(10, 'F01'), graded(11)].reduce(applyEvent, once);
    assert.deepEqual(on(11, twice).due, []);
    assert.equal(on(12, twice).due.length, 1);
  });

  it('counts a test once that two windows handed in', () => {
    const test = 'sample/m1';
    const answers: ProgressEvent[] = [
      { type: 'test-started', at: at(0), test, questions: ['t1'] },
      { type: 'test-answered', at: at(0), test, question: 't1', option: 'b' },
    ];
    const handIn: ProgressEvent = { type: 'test-handed-in', at: at(0), test, right: 0, of: 1, passed: false };
    const once = after(...answers, handIn);
    assert.equal(once.review.answers['test:sample/m1#t1']?.length, 1);
    assert.deepEqual(applyEvent(once, handIn).review, once.review);
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

describe('What is asked for a past flaw', () => {
  const [f1, f2] = ['flaw:sample/lab1#F01', 'flaw:sample/lab1#F02'];
  const gone = after(graded(0, 'F01', 'F02'), graded(0));
  const asked = (progress: Progress, n: number): Record<string, string> =>
    Object.fromEntries(reviewDay([rich], progress, day(n), 10).due.map(({ key, ref }) => [key, ref]));

  it('is about its own section first, and what the quiz did not ask', () => {
    assert.equal(asked(gone, 1)[f1], 'test/t2');
  });

  it('is another question for the next flaw that the same section explains, on the same day', () => {
    const one = applyEvent(gone, reviewed(1, 'a', f1, 'test/t2'));
    assert.equal(asked(one, 1)[f2], 'test/t3');
  });

  it('is not what comes back today by itself, or was answered today elsewhere', () => {
    assert.equal(asked(applyEvent(gone, wrongly('t2')), 1)[f1], 'test/t3');
    const today: ProgressEvent = { ...answer(1, 'a'), question: 'q1' } as ProgressEvent;
    const rest = ['t2', 't3'].map((question) => reviewed(1, 'a', `test:sample/m1#${question}`, question));
    assert.equal(asked([...rest, today].reduce(applyEvent, gone), 1)[f1], 'test/t1');
  });

  it('goes through all of the lesson before it asks anything again', () => {
    let progress = after(graded(0, 'F01'), graded(0));
    const refs: string[] = [];
    for (let n = 1; refs.length < 5; n++) {
      const ref = asked(progress, n)[f1];
      if (ref === undefined) continue;
      refs.push(ref);
      progress = applyEvent(progress, reviewed(n, 'b', f1, ref));
    }
    assert.equal(new Set(refs).size, 5);
  });

  it('is what it still can be where the course has lost the question', () => {
    const once = applyEvent(gone, reviewed(1, 'b', f1, 'test/lost'));
    assert.equal(asked(once, 2)[f1], 'test/t2');
    const empty = new Map([...rich.lessons].map(([id, lesson]) => [id, { ...lesson, test: [], quiz: noQuiz }]));
    assert.deepEqual(reviewDay([{ ...rich, lessons: empty }], gone, day(1), 10).due, []);
  });
});

describe('The fold of a review', () => {
  const cards = ['t1', 't2', 't3'];
  const events = fc.array(
    fc.record({ question: fc.constantFrom(...cards), n: fc.integer({ min: 0, max: 40 }), right: fc.boolean() }),
    { maxLength: 20 },
  );
  const told = (given: readonly { question: string; n: number; right: boolean }[]): Progress =>
    after(
      ...given.map(({ question, n, right }) => reviewed(n, right ? 'a' : 'b', `test:sample/m1#${question}`, question)),
    );

  it('is the same however the answers to different cards are mixed', () => {
    fc.assert(
      fc.property(events, (given) => {
        const apart = cards.flatMap((card) => given.filter(({ question }) => question === card));
        assert.deepEqual(cardsOf(rich, told(apart), day(50)), cardsOf(rich, told(given), day(50)));
      }),
    );
  });

  it('never asks a card on a day before its own', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 300 }), (given, n) => {
        const progress = told(given);
        for (const { due } of reviewDay([rich], progress, day(n), 100).due) assert.ok(due < dayEnd(day(n)));
        const { next } = reviewDay([rich], progress, day(n), 100);
        if (next) assert.ok(daysUntil(next.at, day(n)) >= 1);
      }),
    );
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

  it('has days of the right length where the clocks change in the night', () => {
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Europe/Berlin';
      for (const early of [new Date(2026, 2, 29, 3, 30), new Date(2026, 9, 25, 3, 30)]) {
        const date = early.getDate();
        assert.deepEqual(dayStart(early), new Date(2026, early.getMonth(), date - 1, 4));
        assert.deepEqual(dayEnd(early), new Date(2026, early.getMonth(), date, 4));
        assert.equal(daysUntil(dayEnd(early), early), 1);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('counts days as it begins them: what comes at two in the night after tomorrow comes tomorrow', () => {
    assert.equal(daysUntil(new Date(2026, 9, 7, 2), new Date(2026, 9, 5, 12)), 1);
    assert.equal(daysUntil(new Date(2026, 9, 6, 12), new Date(2026, 9, 6, 2)), 1);
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

describe('One sitting of a review', () => {
  const words = { title: 'Review', inDays: (days: number) => `in ${days} days` };
  const missed = after(wrongly('t1'), wrongly('t2'));
  const open = (progress: Progress, sitting = new Sitting(), packs = [rich], perDay = 10) => ({
    sitting,
    view: sitting.view({ packs, progress, now: day(1), perDay }, words),
  });
  const answerOf = ({ question }: ReviewView, option = 'a') =>
    ({ type: 'reviewAnswer', card: question!.card, question: question!.id, option }) as const;
  const taken = (progress: Progress, event: ReturnType<Sitting['answer']>): Progress =>
    applyEvent(progress, { ...(event ?? assert.fail('the answer was refused')), at: at(1) });

  it('keeps a question with its answer until the learner goes on, and counts', () => {
    const { sitting, view } = open(missed);
    assert.deepEqual([view.number, view.total], [1, 2]);
    const progress = taken(missed, sitting.answer(answerOf(view)));
    for (const again of [open(progress, sitting).view, open(progress, sitting).view]) {
      assert.equal(again.question?.id, view.question?.id);
      assert.equal(again.question?.marked?.correct, true);
      assert.match(again.back ?? '', /^in \d+ days$/);
      assert.deepEqual([again.number, again.total], [1, 2]);
    }
    assert.equal(sitting.goOn(), true);
    assert.equal(sitting.goOn(), false);
    const second = open(progress, sitting).view;
    assert.notEqual(second.question?.id, view.question?.id);
    assert.deepEqual([second.number, second.total, second.question?.marked, second.back], [2, 2, null, null]);
  });

  it('takes no answer from a page that is a moment behind: twice, of another card, or of no option', () => {
    const { sitting, view } = open(missed);
    const said = answerOf(view);
    assert.equal(sitting.answer({ ...said, card: 'test:sample/m1#t4' }), undefined);
    assert.equal(sitting.answer({ ...said, question: 't4' }), undefined);
    assert.equal(sitting.answer({ ...said, option: 'c' }), undefined);
    assert.ok(sitting.answer(said));
    assert.equal(sitting.answer(said), undefined);
    assert.equal(new Sitting().answer(said), undefined);
  });

  it('goes on by itself from a card that another window answered, or that the course has lost', () => {
    const { sitting, view } = open(missed);
    const elsewhere = taken(missed, open(missed).sitting.answer(answerOf(view)));
    assert.notEqual(open(elsewhere, sitting).view.question?.card, view.question?.card);
    const lost = { ...rich, lessons: new Map(pack.lessons) };
    assert.equal(open(missed, sitting, [lost]).view.question, null);
  });

  it('counts both answers where two windows gave them at once', () => {
    const [here, there] = [open(missed), open(missed)];
    const first = taken(missed, here.sitting.answer(answerOf(here.view)));
    const both = taken(first, there.sitting.answer(answerOf(there.view, 'b')));
    assert.equal(both.review.answers[here.view.question!.card]?.length, 3);
    assert.equal(open(both, here.sitting).view.done, 2);
    assert.ok(here.sitting.goOn());
    assert.notEqual(open(both, here.sitting).view.question?.card, here.view.question?.card);
  });

  it('says when it is switched off', () => {
    const { view } = open(missed, new Sitting(), [rich], 0);
    assert.deepEqual([view.off, view.question, view.next], [true, null, null]);
    assert.equal(open(missed).view.off, false);
  });
});
