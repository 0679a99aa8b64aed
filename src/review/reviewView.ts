import { flawTitle } from '../core/grading/flawTitle.ts';
import { markAnswer } from '../core/course/quiz.ts';
import { optionsOf } from '../packs/lessonView.ts';
import type { ReviewView } from '../protocol/webview.ts';
import type { ReviewCard, ReviewDay } from './cards.ts';
import { daysUntil } from './schedule.ts';

/** The card on the screen; once it is answered it stays there until the learner goes on. */
export interface ShownCard {
  readonly card: ReviewCard;
  readonly chosen: string | null;
}

/** What the page of a review says beside the pack's own words, in the learner's language. */
export interface ReviewWords {
  readonly title: string;
  /** `tomorrow`, `in 3 days`. */
  readonly inDays: (days: number) => string;
}

/**
 * Everything the page of a review shows. No answer is in it that wasn't given. Pure.
 * @param answered how many cards were answered since the page was opened
 * @param back when the card on the screen comes back; null while it is open
 */
export function reviewView(
  shown: ShownCard | null,
  day: ReviewDay,
  answered: number,
  back: Date | null,
  now: Date,
  words: ReviewWords,
): ReviewView {
  const waiting = day.due.filter(({ key }) => key !== shown?.card.key || shown.chosen !== null).length;
  const open = shown?.chosen === null ? 1 : 0;
  return {
    kind: 'review',
    title: words.title,
    off: day.perDay === 0,
    question: shown && questionOf(shown),
    number: answered + open,
    total: answered + open + waiting,
    back: back && words.inDays(daysUntil(back, now)),
    done: day.done,
    next: day.next && { count: day.next.count, when: words.inDays(daysUntil(day.next.at, now)) },
  };
}

function questionOf({ card, chosen }: ShownCard): ReviewView['question'] {
  const { key, question, lesson, flaw } = card;
  const section = question.section ?? null;
  return {
    card: key,
    lesson: { id: lesson.id, title: lesson.title },
    flaw: flaw && { title: flawTitle(flaw.id) ?? flaw.id, lab: flaw.lab },
    id: question.id,
    ask: question.ask,
    options: optionsOf(question, card.asked + 1),
    section,
    language: lesson.language,
    marked: chosen === null ? null : (markAnswer(question, chosen) ?? null),
  };
}
