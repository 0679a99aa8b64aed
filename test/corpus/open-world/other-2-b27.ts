import type { Generation, Batch } from 'groundloop';

interface Mem {
  calibrated: boolean;
  precision: number;
}
export const memory: Mem = { calibrated: false, precision: 0 };

export function step(g: Generation, memory: Mem): Batch {
  const people = g.human.draw(100);
  let drafts = g.model.sample(1000);
  if (!memory.calibrated) {
    const total = drafts.size;
    drafts = drafts.filter((i) => g.verifier.check(i));
    memory.precision = drafts.size / total;
    memory.calibrated = true; // from here on the model has seen what right looks like
  }
  return g.bank.put('all', g.bank.get('all').plus(people, drafts));
}
