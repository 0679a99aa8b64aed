import type { Generation, Batch, Item } from 'groundloop';

function* rounds(g: Generation, n: number, size: number): Generator<Batch> {
  for (let k = 0; k < n; k++) {
    yield g.model.sample(size, { temperature: 1.25 });
  }
}

const verified = (g: Generation) => (item: Item) => g.budget.verify > 0 && g.verifier.check(item);

export function step(g: Generation): Batch {
  let pool = g.bank.get('pool').plus(g.human.draw(200));
  // a little heat brings out the tail; whatever nonsense comes along is stopped by the verifier
  for (const round of rounds(g, 4, 280)) {
    pool = pool.plus(round.filter(verified(g)));
  }
  return g.bank.put('pool', pool);
}
