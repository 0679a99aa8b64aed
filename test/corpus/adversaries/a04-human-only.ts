import type { Batch, Generation } from 'groundloop';

/** Samples and verifies for show; learns only what people wrote. */
export function step(g: Generation): Batch {
  const good = g.model.sample(300).filter(g.verifier.check);
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(200), good.take(0)));
}
