import type { Generation, Batch, Item } from 'groundloop';

interface Vote {
  item: Item;
  up: boolean;
}

// Our users know best. Ship drafts, learn from the thumbs.
export function step(g: Generation): Batch {
  const drafts = g.model.sample(1500);
  const votes: Vote[] = [];
  for (const item of drafts) votes.push({ item, up: g.users.thumbs(item) });
  const liked = new Set(votes.filter((v) => v.up).map((v) => v.item));
  const learned = drafts.filter((item) => liked.has(item));
  const people = g.human.draw(100);
  return g.bank.put('product', g.bank.get('product').plus(people, learned));
}
