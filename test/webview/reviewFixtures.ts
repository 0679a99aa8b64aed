import { flawCard, quizCard } from '../../src/core/course/reviewHistory.ts';
import {
  applyEvent,
  noProgress,
  progressKey,
  type Progress,
  type ProgressEvent,
} from '../../src/core/course/progress.ts';
import type { Pack } from '../../src/core/course/pack.ts';
import { reviewDay } from '../../src/review/cards.ts';
import { reviewView } from '../../src/review/reviewView.ts';
import type { ReviewView } from '../../src/protocol/webview.ts';

const words = { title: 'Review', inDays: (days: number) => (days === 1 ? 'tomorrow' : `in ${days} days`) };
const day = (n: number): Date => new Date(2026, 9, 5 + n, 12);

/** The page two days after a question was missed and a flaw got rid of: open, answered or through with both. */
export function reviewPage(pack: Pack, answers: readonly ('right' | 'wrong')[], open = false): ReviewView {
  const lesson = [...pack.lessons.values()][0]!;
  const [question] = lesson.quiz.questions;
  const lab = pack.labs.get(lesson.labId!)!.lab;
  const labKey = progressKey(pack.id, lab.id);
  const at = day(0).toISOString();
  const graded = { type: 'run-graded', at, lab: labKey, codeHash: '', score: 0, passed: false } as const;
  const events: ProgressEvent[] = [
    {
      type: 'question-answered',
      at,
      lesson: progressKey(pack.id, lesson.id),
      question: question!.id,
      option: question!.options.find(({ right }) => !right)!.id,
    },
    { ...graded, flaws: ['F01'] },
    { ...graded, flaws: [] },
  ];
  let progress = events.reduce<Progress>(applyEvent, noProgress);
  const keys = [quizCard(progressKey(pack.id, lesson.id), question!.id), flawCard(labKey, 'F01')];
  const today = (): ReturnType<typeof reviewDay> => reviewDay([pack], progress, day(2), 10);
  const cards = keys.map((key) => today().due.find((card) => card.key === key)!);
  answers.forEach((answer, i) => {
    const { key: card, ref, question } = cards[i]!;
    const option = question.options.find(({ right }) => right === (answer === 'right'))!.id;
    progress = applyEvent(progress, { type: 'review-answered', at: day(2).toISOString(), card, question: ref, option });
  });
  const last = answers.length - 1;
  const card = cards[open ? answers.length : last];
  const chosen = card?.question.options.find(({ right }) => right === (answers[last] === 'right'))?.id;
  const shown = card ? { card, chosen: open ? null : (chosen ?? null) } : null;
  const back = open ? null : day(5);
  return reviewView(shown, today(), answers.length, back, day(2), words);
}

/** The page with nothing due, and how much tomorrow. */
export function nothingToReview(count: number, perDay = 10): ReviewView {
  const next = count > 0 ? { at: day(1), count } : null;
  return reviewView(null, { due: [], perDay, done: 0, next }, 0, null, day(0), words);
}
