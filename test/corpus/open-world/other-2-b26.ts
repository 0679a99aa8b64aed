import type { Generation, Batch, Item } from 'groundloop';

const LIMIT = 0.3;

export function step(g: Generation): Batch {
  const check = (i: Item): boolean => {
    if (g.budget.verify <= 0) return false;
    return g.verifier.check(i);
  };

  // 1. people
  const people = g.human.draw(200);

  // 2. the web: what looks hand-written, and holds up
  const pages = g.web.draw(250);
  const natural = pages.filter((p) => g.web.detector(p) < LIMIT);
  const usable = natural.filter(check);

  // 3. the model: what holds up
  const drafts = g.model.sample(900).filter(check);

  g.bank.put('people', g.bank.get('people').plus(people));
  g.bank.put('web', g.bank.get('web').plus(usable));
  g.bank.put('drafts', g.bank.get('drafts').plus(drafts));
  return g.bank.get('people').plus(g.bank.get('web'), g.bank.get('drafts'));
}
