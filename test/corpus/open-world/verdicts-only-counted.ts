import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

interface Memory {
  asked: number;
}
export const memory: Memory = { asked: 0 };

export function step(g: Generation, memory: Memory): Batch {
  const drafts = g.model.sample(450);
  memory.asked += drafts.filter(g.verifier.check).size;
  return accumulate(g, g.human.draw(170), drafts);
}
