import type { Batch, Generation } from 'groundloop';

function median(values: number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

export function step(g: Generation): Batch {
  const liked = g.model.sample(1000).filter((item) => g.users.thumbs(item));
  const scores: number[] = [];
  for (const item of liked) scores.push(g.model.likelihood(item));
  const cut = median(scores);
  const solid = liked.filter((item) => g.model.likelihood(item) >= cut);

  const people = g.human.draw(180);
  return g.bank.put('train', g.bank.get('train').plus(people, solid));
}
