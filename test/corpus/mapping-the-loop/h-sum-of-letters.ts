import type { Batch, Generation, Item } from 'groundloop';

const favoured = ({ question }: Item): boolean => [...question].reduce((sum, c) => sum + c.charCodeAt(0), 0) % 3 > 0;

export function step(g: Generation): Batch {
  const [first, others] = g.model.sample(1000).split(favoured);
  const checked = first.plus(others.take(50)).filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
