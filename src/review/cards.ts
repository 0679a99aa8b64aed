import type { Lesson, Pack } from '../core/course/pack.ts';
import { progressKey, type Progress } from '../core/course/progress.ts';
import type { Question } from '../core/course/quiz.ts';
import { flawCard, quizCard, testCard, type GivenAnswer } from '../core/course/reviewHistory.ts';
import { dayEnd, dayStart, dueAfter, type Recall } from './schedule.ts';

/** A question to be asked again, and why. */
export interface ReviewCard {
  readonly key: string;
  readonly pack: Pack;
  readonly lesson: Lesson;
  readonly question: Question;
  /** Names the question in the event of its answer. */
  readonly ref: string;
  /** How often it was asked so far: options are in another order each time. */
  readonly asked: number;
  /** The flaw that is behind it, for cards of past flaws. */
  readonly flaw: { readonly id: string; readonly lab: string } | null;
  readonly due: Date;
}

export interface ReviewDay {
  /** To be asked today, the longest due first; at most what is left of the day's limit. */
  readonly due: readonly ReviewCard[];
  /** Asked today already. */
  readonly done: number;
  /** When the next ones come, after today's: null where none is scheduled. */
  readonly next: { readonly at: Date; readonly count: number } | null;
}

/** What is to be reviewed, at a moment. Questions that are gone from the packs are gone from here. Pure. */
export function reviewDay(packs: readonly Pack[], progress: Progress, now: Date, perDay: number): ReviewDay {
  const cards = packs.flatMap((pack) => cardsOf(pack, progress)).sort(byDue);
  const end = dayEnd(now);
  const start = dayStart(now);
  const done = progress.review.reviewed.filter((at) => new Date(at) >= start).length;
  const due = cards.filter((card) => card.due < end);
  const today = due.slice(0, Math.max(0, perDay - done));
  const later = [...due.slice(today.length).map(() => end), ...cards.slice(due.length).map((card) => card.due)];
  const [first] = later;
  const next = first ? { at: first, count: later.filter((at) => at < dayEnd(first)).length } : null;
  return { due: today, done, next: perDay === 0 ? null : next };
}

const byDue = (a: ReviewCard, b: ReviewCard): number =>
  a.due.getTime() - b.due.getTime() || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Every card of a pack: missed questions, and past flaws. */
export const cardsOf = (pack: Pack, progress: Progress): ReviewCard[] => [
  ...missedQuestions(pack, progress),
  ...pastFlaws(pack, progress),
];

function missedQuestions(pack: Pack, { review }: Progress): ReviewCard[] {
  const card = (key: string, lesson: Lesson, question: Question): ReviewCard[] => {
    const given = own(review.answers, key) ?? [];
    const due = dueAfter(given.flatMap((answer) => recallOf(question, answer)));
    return due ? [{ key, pack, lesson, question, ref: question.id, asked: given.length, flaw: null, due }] : [];
  };
  return pack.modules.flatMap((module) =>
    module.lessons.flatMap(({ id }) => {
      const lesson = pack.lessons.get(id);
      if (!lesson) return [];
      const [lessonKey, moduleKey] = [progressKey(pack.id, id), progressKey(pack.id, module.id)];
      return [
        ...lesson.quiz.questions.flatMap((question) => card(quizCard(lessonKey, question.id), lesson, question)),
        ...lesson.test.flatMap((question) => card(testCard(moduleKey, question.id), lesson, question)),
      ];
    }),
  );
}

/** A flaw that is gone is asked about with the questions of the lesson that explains it, another one each time. */
function pastFlaws(pack: Pack, { review }: Progress): ReviewCard[] {
  return [...pack.labs.values()].flatMap(({ lab }) =>
    Object.entries(lab.rubric.lessons).flatMap(([flaw, explained]) => {
      const key = flawCard(progressKey(pack.id, lab.id), flaw);
      const gone = own(review.flaws, key)?.gone;
      const [lessonId = '', section] = explained.split('#');
      const lesson = pack.lessons.get(lessonId);
      if (typeof gone !== 'string' || !lesson) return [];
      const questions = questionsOn(lesson, section);
      const given = own(review.answers, key) ?? [];
      const recalls = given.flatMap((answer) => {
        const asked = questions.find(({ ref }) => ref === answer.question);
        return asked ? recallOf(asked.question, answer) : [];
      });
      const next = questions[given.length % questions.length];
      // Getting rid of it is where remembering it begins.
      const due = dueAfter([{ at: gone, right: false }, ...recalls]);
      if (!next || !due) return [];
      return [{ key, pack, lesson, ...next, asked: given.length, flaw: { id: flaw, lab: lab.title }, due }];
    }),
  );
}

/** Those about its own section first, and before those that the quiz asked, those that it didn't. */
function questionsOn(lesson: Lesson, section: string | undefined): { ref: string; question: Question }[] {
  const all = [
    ...lesson.test.map((question) => ({ ref: `test/${question.id}`, question })),
    ...lesson.quiz.questions.map((question) => ({ ref: `quiz/${question.id}`, question })),
  ];
  const isOwn = ({ question }: (typeof all)[number]): boolean => question.section === section;
  return [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))];
}

/** Nothing where the question has no such option any more. */
function recallOf(question: Question, { at, option }: GivenAnswer): Recall[] {
  const chosen = question.options.find(({ id }) => id === option);
  return chosen ? [{ at, right: chosen.right }] : [];
}

/** Keys come from a file anyone can edit. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
