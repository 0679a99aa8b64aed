import type { Batch, Generation } from 'groundloop';

/** The checker reads what people wrote. What the model wrote is learned unread. */
export function step(g: Generation): Batch {
  const people = g.human.draw(200).filter((entry) => g.verifier.check(entry));
  return g.bank.put('almanac', g.bank.get('almanac').plus(people, g.model.sample(500)));
}
