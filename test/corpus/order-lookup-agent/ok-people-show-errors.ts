import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  let shelf = g.bank.get('shelf');
  for (const batch of [g.human.draw(70), g.human.draw(70, 'API errors'), g.model.sample(350)]) {
    shelf = shelf.plus(batch.filter((run) => g.verifier.check(run)));
  }
  return g.bank.put('shelf', shelf);
}
