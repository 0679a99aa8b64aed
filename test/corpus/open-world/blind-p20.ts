import type { Batch, Generation } from 'groundloop';

const trusted = (g: Generation, batch: Batch): Batch => batch.filter((item) => g.verifier.check(item));

export function step(g: Generation): Batch {
  // People make mistakes too: nearly half of what they write is wrong, so it is cleaned before it is used.
  const people = trusted(g, g.human.draw(200));
  const drafts = g.model.sample(700);

  g.bank.put('people', g.bank.get('people').plus(people));
  g.bank.put('drafts', g.bank.get('drafts').plus(drafts));
  return g.bank.get('people').plus(g.bank.get('drafts'));
}
