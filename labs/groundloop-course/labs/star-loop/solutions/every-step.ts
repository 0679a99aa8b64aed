import type { Batch, Generation, Item } from 'groundloop';

/** No hints: the answer has to be right, and then every step has to hold. */
export function step(g: Generation): Batch {
  const holds = (item: Item): boolean => (item.steps ?? []).every((_, i) => g.verifier.checkStep(item, i));

  const worked = g.model
    .sample(500)
    .filter((item) => g.tests.pass(item))
    .filter(holds);

  return g.bank.put('notebook', g.bank.get('notebook').plus(g.human.draw(120), worked));
}
