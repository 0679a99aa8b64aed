import type { Batch, Generation } from 'groundloop';

export const memory: { bad: number[] } = { bad: [] };

export function step(g: Generation, memory: { bad: number[] }): Batch {
  const checked = g.model.sample(900).filter((item) => g.verifier.check(item));
  memory.bad.push(g.audit(checked, 40).bad);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
