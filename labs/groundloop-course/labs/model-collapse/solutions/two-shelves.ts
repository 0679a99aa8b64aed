import type { Batch, Generation } from 'groundloop';

/** Human text and model text on shelves of their own; the drafts are checked one by one until there are enough. */
export function step(g: Generation): Batch {
  const wanted = 420;
  let accepted = 0;

  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(170)));

  const drafts = g.model.sample(1100, { temperature: 1 });
  const fresh = drafts.filter((draft) => {
    if (accepted >= wanted || g.budget.verify === 0) return false;
    if (!g.verifier.check(draft)) return false;
    accepted += 1;
    return true;
  });

  const machine = g.bank.put('machine', g.bank.get('machine').plus(fresh));
  return people.plus(machine);
}
