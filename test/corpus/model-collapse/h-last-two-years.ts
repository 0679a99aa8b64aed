import type { Batch, Generation } from 'groundloop';

const YEARS = 2;

/** A sliding window: what is older than two generations is forgotten, people too. */
export function step(g: Generation): Batch {
  const checked = g.model.sample(1000).filter((item) => g.verifier.check(item));
  g.bank.put(String(g.t % YEARS), g.human.draw(18).plus(checked.take(500)));
  return g.bank.get('0').plus(g.bank.get('1'));
}
