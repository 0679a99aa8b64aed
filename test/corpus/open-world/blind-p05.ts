import type { Batch, Generation } from 'groundloop';

export const memory = { cut: [] as number[] };

export function step(g: Generation, memory: { cut: number[] }): Batch {
  const people = g.human.draw(150);
  const drafts = g.model.sample(900);

  // Best third by quality score.
  const ranked = drafts.sortBy((item) => -g.model.judge(item));
  const best = ranked.take(Math.floor(ranked.size / 3));
  let lowest = 1;
  for (const item of best) lowest = Math.min(lowest, g.model.judge(item));
  memory.cut.push(lowest);

  return g.bank.put('train', g.bank.get('train').plus(people, best));
}
