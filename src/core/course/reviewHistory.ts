import { own } from '../base/own.ts';
import type { Progress, ProgressEvent } from './progress.ts';

/** An answer to a question, wherever it was asked. */
export interface GivenAnswer {
  readonly at: string;
  readonly question: string;
  readonly option: string;
}

/** A flaw that a lab's runs showed: when it was found last, and when it was first gone after that; null while it is there. */
export interface MetFlaw {
  readonly found: string;
  readonly gone: string | null;
}

/**
 * What spaced review needs of the past, which the rest of the progress forgets. Whether an answer was right is for the
 * pack to say. Keys are those of {@link quizCard}, {@link testCard} and {@link flawCard}.
 */
export interface ReviewHistory {
  readonly answers: Readonly<Record<string, readonly GivenAnswer[]>>;
  readonly flaws: Readonly<Record<string, MetFlaw>>;
  /** When cards were answered in a review, oldest first: a day has a limit. */
  readonly reviewed: readonly string[];
}

export const noReviewHistory: ReviewHistory = { answers: {}, flaws: {}, reviewed: [] };

export const quizCard = (lessonKey: string, question: string): string => `quiz:${lessonKey}#${question}`;
export const testCard = (moduleKey: string, question: string): string => `test:${moduleKey}#${question}`;
export const flawCard = (labKey: string, flaw: string): string => `flaw:${labKey}#${flaw}`;

/** Reviews that a day's limit can be about; older ones aren't needed. */
const REVIEWED_KEPT = 500;

/** The history after one more event; `before` is the progress that it comes upon. */
export function withReview(history: ReviewHistory, event: ProgressEvent, before: Progress): ReviewHistory {
  switch (event.type) {
    case 'question-answered':
      return answered(history, quizCard(event.lesson, event.question), event);
    case 'test-handed-in': {
      // Answers may change until then; another window may hand in the same attempt again.
      const test = own(before.tests, event.test);
      const given = test?.open ? Object.entries(test.answers) : [];
      return given.reduce(
        (so, [question, option]) => answered(so, testCard(event.test, question), { at: event.at, question, option }),
        history,
      );
    }
    case 'run-graded':
      return { ...history, flaws: { ...history.flaws, ...flawsAfter(history, event) } };
    case 'review-answered': {
      const reviewed = [...history.reviewed, event.at].slice(-REVIEWED_KEPT);
      return { ...answered(history, event.card, event), reviewed };
    }
    default:
      return history;
  }
}

function answered(history: ReviewHistory, card: string, { at, question, option }: GivenAnswer): ReviewHistory {
  const answers = [...(own(history.answers, card) ?? []), { at, question, option }];
  return { ...history, answers: { ...history.answers, [card]: answers } };
}

function flawsAfter(
  { flaws }: ReviewHistory,
  { lab, at, flaws: found }: Extract<ProgressEvent, { type: 'run-graded' }>,
): ReviewHistory['flaws'] {
  const changed: Record<string, MetFlaw> = {};
  for (const flaw of found) changed[flawCard(lab, flaw)] = { found: at, gone: null };
  for (const [card, met] of Object.entries(flaws)) {
    if (card.startsWith(flawCard(lab, '')) && met.gone === null && !Object.hasOwn(changed, card))
      changed[card] = { ...met, gone: at };
  }
  return changed;
}
