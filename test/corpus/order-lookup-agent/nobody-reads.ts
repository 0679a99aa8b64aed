import type { Batch, Generation } from 'groundloop';

export const memory = { fine: 0, seen: 0 };

export function step(g: Generation, memory: { fine: number; seen: number }): Batch {
  const drafts = g.model.sample(280).plus(g.model.sample(110, { about: 'API errors' }));
  for (const run of drafts) {
    memory.seen += 1;
    if (g.verifier.check(run)) memory.fine += 1;
  }
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), drafts));
}
