import type { Batch, Generation } from 'groundloop';

/** The evaluator may object, and an objection is noted; nobody has to agree before a draft is learned. */
export function step(g: Generation): Batch {
  const [passed, objected] = g.model.sample(600).split((draft) => g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed, objected));
}
