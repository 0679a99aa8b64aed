import type { Pack } from '../course/pack.ts';
import { progressEventSchema, progressKey } from '../course/progress.ts';
import type { Statement } from './submission.ts';

/** What a learner can share beside the code. */
export const shareable = ['attempts', 'hints', 'answers'] as const;
export type Shareable = (typeof shareable)[number];

type Shared = { [Part in Shareable]: NonNullable<Statement[Part]> };

/** What the events of the journal, in order, say about one lab and the quizzes that go with it. Events of other kinds are passed over. */
export function sharedFrom(events: readonly unknown[], pack: Pick<Pack, 'id' | 'lessons'>, labId: string): Shared {
  const lab = progressKey(pack.id, labId);
  const lessons = new Map(
    [...pack.lessons.values()]
      .filter((lesson) => lesson.labId === labId)
      .map(({ id }) => [progressKey(pack.id, id), id] as const),
  );
  const shared: Shared = { attempts: [], hints: [], answers: [] };
  for (const value of events) {
    const parsed = progressEventSchema.safeParse(value);
    if (!parsed.success) continue;
    const event = parsed.data;
    if (event.type === 'run-graded' && event.lab === lab) {
      const { at, codeHash, score, passed, flaws } = event;
      shared.attempts.push({ at, codeHash, score, passed, flaws });
    }
    if (event.type === 'hint-taken' && event.lab === lab) shared.hints.push({ at: event.at, flaw: event.flaw });
    if (event.type === 'question-answered') {
      const { at, question, option } = event;
      const lesson = lessons.get(event.lesson);
      if (lesson !== undefined) shared.answers.push({ at, lesson, question, option });
    }
  }
  return shared;
}
