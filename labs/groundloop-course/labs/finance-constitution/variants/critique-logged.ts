import type { Batch, Generation, Principle } from 'groundloop';

export const memory: { warnings: number } = { warnings: 0 };

const CONSTITUTION: Principle[] = [
  { id: 'crime', covers: ['open-crime'] },
  { id: 'law', covers: ['illegal-advice'] },
  { id: 'promises', covers: ['false-promise'] },
  { id: 'customer', covers: ['unsuitable-advice'] },
];

/** A full constitution, a critique of every answer, and a log that nobody acts on. */
export function step(g: Generation, memory: { warnings: number }): Batch {
  const answers = g.model.sample(450);
  for (const item of answers) {
    if (CONSTITUTION.some((principle) => g.model.judge(item, principle) < 0.5)) memory.warnings += 1;
  }
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(180), answers));
}
