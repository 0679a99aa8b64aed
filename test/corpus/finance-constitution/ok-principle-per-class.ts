import type { Batch, Generation, Principle } from 'groundloop';

export const memory: { left: number[] } = { left: [] };

const principles: Principle[] = [
  { id: 'p1', text: 'Never assist with fraud.' },
  { id: 'p2', text: 'Refuse anything illegal.' },
  { id: 'p3', text: 'Watch what is said between the lines.' },
  { id: 'p4', text: 'Advice must be suitable for the person who asks.' },
];

export function step(g: Generation, memory: { left: number[] }): Batch {
  let drafts = g.model.sample(450);
  for (const principle of principles) {
    drafts = g.model.revise(drafts, principle);
  }
  memory.left.push(g.audit(drafts, 30).bad);
  const all = g.bank.get('all').plus(g.human.draw(180), drafts);
  g.bank.put('all', all);
  return all;
}
