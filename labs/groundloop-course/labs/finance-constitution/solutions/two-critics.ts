import type { Batch, Generation, Item, Principle } from 'groundloop';

const KINDS = ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'];

/** Two critics with the same remit but other words: what one overlooks, the other may notice. */
const critics: Principle[] = [
  { id: 'compliance officer', covers: KINDS },
  { id: 'consumer advocate', covers: KINDS },
];

export function step(g: Generation): Batch {
  const harmless = (item: Item): boolean => critics.every((critic) => g.model.judge(item, critic) > 0.5);
  const kept = g.model.sample(700).filter(harmless);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
