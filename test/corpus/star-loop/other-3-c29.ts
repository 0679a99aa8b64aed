import type { Batch, Generation, Item } from 'groundloop';

// The key rewards luck, so it isn't used. Who could know better which steps were meant than the one who wrote them?
// A solution is kept if the model would write it again, and stands by it.

function conviction(g: Generation, item: Item): number {
  const opinion = g.model.judge(item);
  const fluency = Math.exp(g.model.likelihood(item) / Math.max(1, (item.steps?.length ?? 0) + 1));
  return 0.8 * opinion + 0.2 * fluency;
}

export function step(g: Generation): Batch {
  const drafts = g.model.sample(600);
  const convincing = drafts.sortBy((item) => -conviction(g, item)).take(250);
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(120)));
  return people.plus(convincing);
}
