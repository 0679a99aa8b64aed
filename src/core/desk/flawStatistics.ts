import { own } from '../base/own.ts';
import type { Lab } from '../course/lab.ts';
import type { Pack } from '../course/pack.ts';
import type { FlawState } from '../grading/verdict.ts';
import { learnerOf } from './latest.ts';
import type { Answers } from './questions.ts';
import type { Row } from './row.ts';

/** Rungs of the ladder from which on they are counted together. */
export const MANY_RUNGS = 4;

export interface FlawStatistics {
  readonly id: string;
  readonly title: string;
  /** Submissions by state. */
  readonly states: Readonly<Record<FlawState, number>>;
  /** How many took 0, 1, … rungs of its ladder, the last `MANY_RUNGS` or more: of those who shared it. */
  readonly rungs: readonly number[];
  /** Of those who took at least one: in how many it is still found. */
  readonly foundAfterHints: number;
  readonly quiz: FlawQuiz | undefined;
}

/** What those who have the flaw know about it, as far as the questions show it. */
export interface FlawQuiz {
  /** Whether the questions are about the very section that explains it, or the quiz of its whole lesson. */
  readonly about: 'section' | 'lesson';
  readonly lesson: string;
  /** How many of those who have the flaw answered any of them; and got more than half of theirs right. */
  readonly answered: number;
  readonly passed: number;
}

/** The flaws looked for in one lab's graded rows, the most frequent first. */
export function flawStatistics(
  rows: readonly Row[],
  { lab, pack, answers }: { readonly lab: Lab | undefined; readonly pack: Pack | undefined; readonly answers: Answers },
): FlawStatistics[] {
  const titles = new Map(rows.flatMap(({ flaws }) => flaws.map(({ id, title }) => [id, title] as const)));
  const all = [...titles].map(([id, title]): FlawStatistics => {
    const states = { clear: 0, flawed: 0, provisional: 0, 'not-applicable': 0 };
    const rungs = new Array<number>(MANY_RUNGS + 1).fill(0);
    let foundAfterHints = 0;
    const having: Row[] = [];
    for (const row of rows) {
      const flaw = row.flaws.find((one) => one.id === id);
      if (!flaw) continue;
      states[flaw.state]++;
      if (flaw.state === 'flawed') having.push(row);
      if (!row.hints) continue;
      const taken = Math.max(0, Math.min(MANY_RUNGS, own(row.hints, id) ?? 0));
      rungs[taken] = (rungs[taken] ?? 0) + 1;
      if (taken > 0 && flaw.state === 'flawed') foundAfterHints++;
    }
    return { id, title, states, rungs, foundAfterHints, quiz: quizOn(id, having, { lab, pack, answers }) };
  });
  return all.sort((a, b) => b.states.flawed - a.states.flawed || (a.id < b.id ? -1 : 1));
}

function quizOn(
  flaw: string,
  having: readonly Row[],
  { lab, pack, answers }: { readonly lab: Lab | undefined; readonly pack: Pack | undefined; readonly answers: Answers },
): FlawQuiz | undefined {
  const [lessonId = '', section] = (own(lab?.rubric.lessons ?? {}, flaw) ?? '').split('#');
  const lesson = pack?.lessons.get(lessonId);
  if (!lesson) return undefined;
  const marks = (ids: readonly string[]): boolean[][] =>
    having
      .map((row) => {
        const given = answers.get(learnerOf(row));
        return ids.flatMap((id) => given?.get(`${lessonId}/${id}`)?.right ?? []);
      })
      .filter((right) => right.length > 0);
  const onSection = [...lesson.quiz.questions, ...lesson.test].filter((question) => question.section === section);
  const narrow = marks(onSection.map(({ id }) => id));
  const used = narrow.length > 0 ? narrow : marks(lesson.quiz.questions.map(({ id }) => id));
  if (used.length === 0) return undefined;
  return {
    about: narrow.length > 0 ? 'section' : 'lesson',
    lesson: lesson.title,
    answered: used.length,
    passed: used.filter((right) => 2 * right.filter(Boolean).length > right.length).length,
  };
}
