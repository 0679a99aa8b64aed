import type { Batch, Generation } from 'groundloop';

/** The verifier is on holiday in every second generation. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(700);
  const kept = g.t % 2 === 0 ? drafts.filter((item) => g.verifier.check(item)) : g.bank.get('none');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), kept));
}
