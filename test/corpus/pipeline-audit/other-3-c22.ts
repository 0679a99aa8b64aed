import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { bad: [] as number[] };

/** Curated, public, carefully proofread: the best reference answers there are. */
const references = (g: Generation): Batch => g.exam.items;

export function step(g: Generation, memory: { bad: number[] }): Batch | Pause {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(200)));
  const kept = g.model.sample(600).filter((item) => g.verifier.check(item));

  const audit = g.audit(kept, 60);
  memory.bad.push(audit.bad / Math.max(1, audit.of));
  if (memory.bad.at(-1)! > 0.4) return g.pause('too much of it is wrong');

  return people.plus(kept, references(g), references(g));
}
