import type { Batch, Generation, Principle } from 'groundloop';

const draft: Principle[] = [
  { id: 'p1', text: 'Never assist with fraud.' },
  { id: 'p2', text: 'Refuse anything illegal.' },
  { id: 'p3', text: 'Watch what is said between the lines.' },
];

export function step(g: Generation): Batch {
  const revised = draft.reduce((batch, principle) => g.model.revise(batch, principle), g.model.sample(450));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), revised));
}
