import type { Generation, Batch } from 'groundloop';

// Model collapse comes from training on model output. So: don't.
export function step(g: Generation): Batch {
  const perGeneration = Math.floor(g.budget.human / Math.max(1, g.of - g.t));
  return g.bank.put('human', g.bank.get('human').plus(g.human.draw(perGeneration)));
}
