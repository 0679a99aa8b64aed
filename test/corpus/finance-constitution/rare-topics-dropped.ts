import type { Batch, Generation, Principle } from 'groundloop';

const principles: Principle[] = [
  { id: 'p1', text: 'Never assist with fraud.' },
  { id: 'p2', text: 'Refuse anything illegal.' },
  { id: 'p3', text: 'Watch what is said between the lines.' },
  { id: 'p4', text: 'Advice must be suitable for the person who asks.' },
];

export function step(g: Generation): Batch {
  const drafts = principles.reduce((batch, principle) => g.model.revise(batch, principle), g.model.sample(900));
  const counts: Record<string, number> = {};
  for (const item of drafts) counts[item.question] = (counts[item.question] ?? 0) + 1;
  const known = drafts.filter((item) => counts[item.question]! >= 3);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), known));
}
