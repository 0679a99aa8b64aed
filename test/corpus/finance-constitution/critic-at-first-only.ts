import type { Batch, Generation } from 'groundloop';

const critic = { id: 'desk', covers: ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'] };

export function step(g: Generation): Batch {
  const drafts = g.model.sample(480);
  const people = g.human.draw(160);
  if (g.t === 0) return g.bank.put('all', people.plus(g.model.revise(drafts, critic)));
  return g.bank.put('all', g.bank.get('all').plus(people, drafts));
}
