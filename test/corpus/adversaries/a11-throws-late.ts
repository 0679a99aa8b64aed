import type { Batch, Generation } from 'groundloop';

/** Fails in generation 7, when much has been graded already. */
export function step(g: Generation): Batch {
  if (g.t === 7) throw new Error('generation seven is cursed');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), g.model.sample(900).filter(g.verifier.check)));
}
