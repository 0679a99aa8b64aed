import { own } from '../core/base/own.ts';
import type { Lesson, Pack } from '../core/course/pack.ts';
import type { Progress } from '../core/course/progress.ts';
import type { Question } from '../core/course/quiz.ts';
import { askablesOf, recallOf } from './askable.ts';
import { pastFlaws } from './pastFlaws.ts';
import { dayEnd, dayStart, dueAfter } from './schedule.ts';

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
  /** The day's limit; 0 where review is switched off. */
  readonly perDay: number;
  /** Asked today already. */
  readonly done: number;
  /** When the next ones come, after today's, and how many a day's limit lets come: null where none is scheduled. */
  readonly next: { readonly at: Date; readonly count: number } | null;
}

/** What is to be reviewed, at a moment. Questions that are gone from the packs are gone from here. Pure. */
export function reviewDay(packs: readonly Pack[], progress: Progress, now: Date, perDay: number): ReviewDay {
  const cards = packs.flatMap((pack) => cardsOf(pack, progress, now)).sort(byDue);
  const end = dayEnd(now);
  const start = dayStart(now);
  const done = progress.review.reviewed.filter((at) => new Date(at) >= start && new Date(at) < end).length;
  const due = cards.filter((card) => card.due < end);
  const today = due.slice(0, Math.max(0, perDay - done));
  const later = [...due.slice(today.length).map(() => end), ...cards.slice(due.length).map((card) => card.due)];
  const [first] = later;
  const count = first ? Math.min(perDay, later.filter((at) => at < dayEnd(first)).length) : 0;
  return { due: today, perDay, done, next: first && count > 0 ? { at: first, count } : null };
}

const byDue = (a: ReviewCard, b: ReviewCard): number =>
  a.due.getTime() - b.due.getTime() || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Every card of a pack: missed questions, and past flaws. */
export function cardsOf(pack: Pack, { review }: Progress, now: Date): ReviewCard[] {
  const askables = askablesOf(pack);
  const missed = askables.flatMap(({ key, lesson, question }) => {
    const given = own(review.answers, key) ?? [];
    const due = dueAfter(given.flatMap((answer) => recallOf(question, answer)));
    return due ? [{ key, pack, lesson, question, ref: question.id, asked: given.length, flaw: null, due }] : [];
  });
  return [...missed, ...pastFlaws(pack, review, askables, missed, now)];
}
