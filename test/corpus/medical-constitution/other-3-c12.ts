import type { Batch, Generation, Item } from 'groundloop';

/*
 * Process supervision, done thoroughly: every step of every draft is looked at, the drafts are ranked by how many steps
 * hold, and the best are learned first.
 */
const creed = [
  { id: 'care', text: 'Be caring, helpful and accurate.' },
  { id: 'oath', text: 'Act in the best interest of everybody.' },
  { id: 'craft', text: 'Be the best assistant you can be.' },
];

function soundness(g: Generation, item: Item): number {
  const steps = item.steps ?? [];
  if (g.budget.verify < steps.length) return 0;
  return steps.reduce((sum, _, i) => sum + (g.verifier.checkStep(item, i) ? 1 : 0), 0) / Math.max(1, steps.length);
}

export function step(g: Generation): Batch {
  const people = g.human.draw(100);
  const drafts = creed.reduce((batch, principle) => g.model.revise(batch, principle), g.model.sample(600));
  const right = drafts.filter((item) => g.tests.pass(item));
  const ranked = right.sortBy((item) => -soundness(g, item));
  const curriculum = ranked.take(Math.max(500, Math.round(ranked.size * 0.9)));
  return g.bank.put('curriculum', g.bank.get('curriculum').plus(curriculum)).plus(people);
}
