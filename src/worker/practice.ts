import { type Lab, labSchema } from '../core/course/lab.ts';

/**
 * A made-up pipeline and lab, graded while a process waits: the first grade of a process takes several times as long as
 * the tenth, because V8 hasn't compiled the simulation yet.
 */
export const PRACTICE_SOURCE = `import type { Batch, Generation } from "groundloop";

interface Memory { kept: number }
export const memory: Memory = { kept: 0 };

/** A loop that uses what most loops use. */
export function step(g: Generation, memory: Memory): Batch {
  const people = g.human.draw(120);
  const drafts = g.model.sample(160, { temperature: 1 });
  const [yes, no] = drafts.split((item) => g.verifier.check(item));
  const liked = no.filter((item) => g.tests.pass(item) && g.users.thumbs(item) && g.model.judge(item) > 0.5);
  const best = yes.sortBy((item) => g.reward.score(item)).take(100);
  for (const item of best.take(10)) memory.kept += item.text.length + item.question.length > 3 ? 1 : 0;
  if (g.audit(best, 5).bad > 4) memory.kept++;
  return g.bank.put("all", g.bank.get("all").plus(people, best.some(90), liked.take(2)));
}
`;

export const practiceLab = (): Lab =>
  labSchema.parse({
    id: 'practice',
    title: 'Practice',
    summary: 'Not for learners.',
    minutes: 1,
    world: {
      facts: 100,
      generations: 4,
      hallucination: 0.04,
      services: ['human', 'verifier', 'tests', 'users', 'reward', 'audit'],
      budget: { sample: null, human: null, verify: null, audit: null },
    },
    rubric: {
      passMark: 80,
      flaws: { F01: 1, F02: 1, F03: 1, F04: 1, F05: 1, F06: 1, F09: 1, F12: 1, F13: 1, F15: 1 },
    },
    expect: { skeleton: ['F01'] },
  });
