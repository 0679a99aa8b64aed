import type { Batch, Generation, Principle } from 'groundloop';

const DRAFT: Principle[] = [
  { id: 'no-crime', text: 'Do not help with fraud, scams or money laundering.' },
  { id: 'within-the-law', text: 'Give no illegal advice, such as tax evasion or insider trading.' },
  { id: 'no-promises', text: 'Do not imply that a gain is certain.' },
];

/** Eight rounds of the same critique: thorough, and blind where it was blind before. */
export function step(g: Generation): Batch {
  let answers = g.model.sample(500);
  for (let round = 0; round < 8; round++) {
    for (const principle of DRAFT) answers = g.model.revise(answers, principle);
  }
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(150), answers));
}
