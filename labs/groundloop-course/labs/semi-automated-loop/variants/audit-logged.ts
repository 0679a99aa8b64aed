import type { Batch, Generation } from 'groundloop';

export const memory: { bad: number[] } = { bad: [] };

/** Eighty drafts a generation are read at random, for the yearly report. */
export function step(g: Generation, memory: { bad: number[] }): Batch {
  const passed = g.model.sample(800).filter((draft) => g.verifier.check(draft));
  memory.bad.push(g.audit(passed, 80).bad);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed));
}
