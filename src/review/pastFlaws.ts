import { own } from '../core/base/own.ts';
import type { Pack } from '../core/course/pack.ts';
import { progressKey } from '../core/course/progress.ts';
import type { Question } from '../core/course/quiz.ts';
import { flawCard, type GivenAnswer, type ReviewHistory } from '../core/course/reviewHistory.ts';
import { recallOf, type Askable } from './askable.ts';
import type { ReviewCard } from './cards.ts';
import { dayEnd, dayStart, dueAfter, type Recall } from './schedule.ts';

/** A lab's flaw that was there once, and what was answered since about the lesson that explains it. */
interface PastFlaw {
  readonly key: string;
  readonly id: string;
  readonly lab: string;
  readonly gone: string;
  /** Of the lesson that explains it. */
  readonly askables: readonly Askable[];
  readonly section: string | undefined;
  readonly given: readonly GivenAnswer[];
}

/**
 * The cards of flaws that are gone. Each asks a question of the lesson that explains it, another one each time.
 * @param missed the cards of questions: what comes back today by itself isn't asked for a flaw too
 */
export function pastFlaws(
  pack: Pack,
  review: ReviewHistory,
  askables: readonly Askable[],
  missed: readonly ReviewCard[],
  now: Date,
): ReviewCard[] {
  const flaws = flawsOf(pack, review, askables);
  const askedAt = lastAsked(review, askables, flaws);
  const today = new Set(missed.filter(({ due }) => due < dayEnd(now)).map(({ question }) => question));
  for (const [question, at] of askedAt) if (at >= dayStart(now).getTime()) today.add(question);
  return flaws.flatMap((flaw) => {
    const next = nextOf(flaw, askedAt, today);
    const due = dueAfter(recallsOf(flaw));
    if (!next || !due) return [];
    const { key, id, lab, given } = flaw;
    const { lesson, question, ref } = next;
    return [{ key, pack, lesson, question, ref, asked: given.length, flaw: { id, lab }, due }];
  });
}

const flawsOf = (pack: Pack, { flaws, answers }: ReviewHistory, askables: readonly Askable[]): PastFlaw[] =>
  [...pack.labs.values()].flatMap(({ lab }) =>
    Object.entries(lab.rubric.lessons).flatMap(([id, explained]) => {
      const key = flawCard(progressKey(pack.id, lab.id), id);
      const gone = own(flaws, key)?.gone;
      if (typeof gone !== 'string') return [];
      const [lessonId, section] = explained.split('#');
      const its = askables.filter(({ lesson }) => lesson.id === lessonId);
      return [{ key, id, lab: lab.title, gone, askables: its, section, given: own(answers, key) ?? [] }];
    }),
  );

/** When each question was answered last: in a quiz, a test, a review of its own or of a flaw. */
function lastAsked(
  { answers }: ReviewHistory,
  askables: readonly Askable[],
  flaws: readonly PastFlaw[],
): ReadonlyMap<Question, number> {
  const latest = new Map<Question, number>();
  const note = (question: Question, { at }: GivenAnswer): void => {
    latest.set(question, Math.max(latest.get(question) ?? 0, Date.parse(at)));
  };
  for (const { key, question } of askables) for (const answer of own(answers, key) ?? []) note(question, answer);
  for (const flaw of flaws) for (const { question, answer } of answersOf(flaw)) note(question, answer);
  return latest;
}

const answersOf = ({ askables, given }: PastFlaw): { question: Question; answer: GivenAnswer }[] =>
  given.flatMap((answer) => {
    const asked = askables.find(({ ref }) => ref === answer.question);
    return asked ? [{ question: asked.question, answer }] : [];
  });

/** Not what is asked today anyway; then what this flaw asked least often; its own section first; what was asked longest ago. */
function nextOf(
  flaw: PastFlaw,
  askedAt: ReadonlyMap<Question, number>,
  today: ReadonlySet<Question>,
): Askable | undefined {
  const rank = ({ question, ref }: Askable): number[] => [
    Number(today.has(question)),
    flaw.given.filter((answer) => answer.question === ref).length,
    Number(question.section !== flaw.section),
    askedAt.get(question) ?? 0,
  ];
  const [first] = flaw.askables.map((askable) => ({ askable, rank: rank(askable) })).sort(byRank);
  return first?.askable;
}

const byRank = (a: { rank: number[] }, b: { rank: number[] }): number =>
  a.rank.map((value, i) => value - (b.rank[i] ?? 0)).find((difference) => difference !== 0) ?? 0;

/** Getting rid of it is where remembering it begins, and begins again where it had come back. */
function recallsOf(flaw: PastFlaw): Recall[] {
  const gone = Date.parse(flaw.gone);
  const recalls = answersOf(flaw).flatMap(({ question, answer }) => recallOf(question, answer));
  const isSince = ({ at }: Recall): boolean => Date.parse(at) >= gone;
  return [{ at: flaw.gone, right: false }, ...recalls.filter(isSince)];
}
