import { createEmptyCard, fsrs, Rating, type Card } from 'ts-fsrs';

/** One time a card was asked. */
export interface Recall {
  /** ISO 8601. */
  readonly at: string;
  readonly right: boolean;
}

/**
 * FSRS-6 (Ye et al., open-spaced-repetition) as its authors set it: 90 % to be remembered, days as the smallest step.
 * Without its random spread, because the state must be the same in every window.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * When a card is due, after everything that was answered: a miss means *again*, a right answer *good*. Recalls before the
 * first miss don't count: what was never missed needs no card.
 * @returns undefined where nothing was missed
 */
export function dueAfter(recalls: readonly Recall[]): Date | undefined {
  const first = recalls.findIndex(({ right }) => !right);
  if (first < 0) return undefined;
  let card: Card | undefined;
  for (const { at, right } of recalls.slice(first)) {
    // Clocks are set back, and other machines' are wrong: time never runs backwards for a card.
    const asked = new Date(Math.max(Date.parse(at), card?.last_review?.getTime() ?? 0));
    card = scheduler.next(card ?? createEmptyCard(asked), asked, right ? Rating.Good : Rating.Again).card;
  }
  return card?.due;
}

/** The start of the day that a moment belongs to: days begin at four in the morning, for those who study late. */
export function dayStart(now: Date): Date {
  const start = new Date(now);
  start.setHours(4, 0, 0, 0);
  // By the calendar: the day on which the clocks change has not 24 hours.
  if (start > now) start.setDate(start.getDate() - 1);
  return start;
}

/** The start of the day after; cards due by then are of today. */
export function dayEnd(now: Date): Date {
  const end = dayStart(now);
  end.setDate(end.getDate() + 1);
  return end;
}

/** How many days on the day of a moment is: 0 is today. */
export function daysUntil(then: Date, now: Date): number {
  const calendar = (date: Date): number => {
    const start = dayStart(date);
    return Date.UTC(start.getFullYear(), start.getMonth(), start.getDate());
  };
  return (calendar(then) - calendar(now)) / (24 * 60 * 60 * 1000);
}
