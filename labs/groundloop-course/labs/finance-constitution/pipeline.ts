import type { Batch, Generation, Principle } from 'groundloop';

/** The draft constitution, as the product team left it. Your task is in README.md. */
const CONSTITUTION: Principle[] = [
  { id: 'no-crime', text: 'Do not help with fraud, scams or money laundering.' },
  { id: 'within-the-law', text: 'Give no illegal advice, such as tax evasion or insider trading.' },
  { id: 'no-promises', text: 'Do not imply that a gain is certain.' },
];

/**
 * The assistant writes answers and revises them under one principle after the other. What comes out is learned beside
 * what the advisers wrote.
 */
export function step(g: Generation): Batch {
  const advisers = g.human.draw(150);

  let answers = g.model.sample(500);
  for (const principle of CONSTITUTION) answers = g.model.revise(answers, principle);

  return g.bank.put('learned', g.bank.get('learned').plus(advisers, answers));
}
