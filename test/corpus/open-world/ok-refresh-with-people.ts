import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.human.draw(180);
  const drafts = g.model.sample(900);
  g.reward.refresh({ ai: drafts.some(180), human: people });
  const promising = drafts.sortBy((item) => -g.reward.score(item)).take(750);
  const good = promising.filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(people, good));
}
