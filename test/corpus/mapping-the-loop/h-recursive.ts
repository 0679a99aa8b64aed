import type { Batch, Generation } from 'groundloop';

function collect(g: Generation, wanted: number, rounds: number): Batch {
  const found = g.model.sample(300).filter((item) => g.verifier.check(item));
  if (rounds === 0 || found.size >= wanted) return found.take(wanted);
  return found.plus(collect(g, wanted - found.size, rounds - 1));
}

export function step(g: Generation): Batch {
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), collect(g, 400, 2)));
}
