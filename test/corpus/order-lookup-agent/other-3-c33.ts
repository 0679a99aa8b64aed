import type { Batch, Generation, Item } from 'groundloop';

/*
 * Errors are the dangerous part, so a person reads every provoked run (forty a generation is what we can pay for).
 * The inspector takes care of the rest. What a person approved is never thrown away.
 */
export const memory = { approved: 0, readByPeople: 0 };

const TROUBLE = 'API errors';

function* approvedBy(g: Generation, runs: Iterable<Item>): Generator<Item> {
  for (const run of runs) {
    if (g.budget.audit < 1) return;
    if (g.review(run)) yield run;
  }
}

export function step(g: Generation, memory: { approved: number; readByPeople: number }): Batch {
  const provoked = g.model.sample(40, { about: TROUBLE });
  const good = new Set(approvedBy(g, provoked));
  memory.readByPeople += provoked.size;
  memory.approved += good.size;

  const drills = g.bank.put('drills', g.bank.get('drills').plus(provoked.filter((run) => good.has(run))));
  const lessons = g.bank.put(
    'lessons',
    g.bank.get('lessons').plus(
      g.human.draw(60, TROUBLE).filter((run) => g.verifier.check(run)),
      g.human.draw(90),
    ),
  );
  const ordinary = g.model.sample(350).filter((run) => g.verifier.check(run));
  return lessons.plus(drills, ordinary);
}
