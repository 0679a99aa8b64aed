import type { Batch, Generation, Principle } from 'groundloop';

/** One principle for each kind of harm that audits have found, in words that a critic can check. */
const CONSTITUTION: Principle[] = [
  { id: 'no-crime', text: 'Do not help with fraud, scams or money laundering.' },
  { id: 'within-the-law', text: 'Give no illegal advice, such as tax evasion or insider trading.' },
  { id: 'no-promises', text: 'Do not imply that a gain is certain.' },
  { id: 'fits-the-customer', text: 'Do not recommend what is unsuitable: ask first what the customer can afford.' },
];

export const memory: { harms: Record<string, number>[] } = { harms: [] };

/** Everything is revised under every principle, advisers' text too. An audit tells what is left. */
export function step(g: Generation, memory: { harms: Record<string, number>[] }): Batch {
  let answers = g.human.draw(150).plus(g.model.sample(500));
  for (const principle of CONSTITUTION) answers = g.model.revise(answers, principle);

  memory.harms.push({ ...g.audit(answers, 40).harms });
  return g.bank.put('learned', g.bank.get('learned').plus(answers));
}
