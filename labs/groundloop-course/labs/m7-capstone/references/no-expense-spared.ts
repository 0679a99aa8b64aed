import type { Batch, Generation } from 'groundloop';

/** Every draft and every human answer goes to the checker, until there is nothing left to spend. */
export function step(g: Generation): Batch {
  const checked = g.human
    .draw(200)
    .plus(g.model.sample(1000))
    .filter((answer) => g.verifier.check(answer));
  return g.bank.put('all', g.bank.get('all').plus(checked));
}
