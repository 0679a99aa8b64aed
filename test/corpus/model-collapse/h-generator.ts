import type { Batch, Generation } from 'groundloop';

function* rounds(g: Generation, n: number, size: number): Generator<Batch> {
  for (let i = 0; i < n; i++) yield g.model.sample(size).filter((item) => g.verifier.check(item));
}

export function step(g: Generation): Batch {
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(160), ...rounds(g, 4, 170)));
}
