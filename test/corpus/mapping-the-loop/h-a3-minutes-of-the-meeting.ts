import type { Batch, Generation } from 'groundloop';

interface Minutes extends Record<string, number> {
  yes: number;
  no: number;
}

export const memory: Minutes = { yes: 0, no: 0 };

export function step(g: Generation, memory: Minutes): Batch {
  const drafts = g.model.sample(500);
  const [yes, no] = drafts.split((item) => g.verifier.check(item));
  memory.yes += yes.size;
  memory.no += no.size;
  const enough = memory.yes + memory.no > 0;
  return enough ? g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), yes, no)) : g.human.draw(180);
}
