import type { Generation, Batch } from 'groundloop';

export const memory = { accepted: [] as number[] };

// The model grades its own drafts; only those it is confident about survive.
export function step(g: Generation, memory: { accepted: number[] }): Batch {
  const people = g.human.draw(100);
  const drafts = g.model.sample(1500);
  const ranked = drafts.sortBy((i) => -g.model.judge(i));
  const best = ranked.take(Math.floor(ranked.size / 2));
  memory.accepted.push(best.size);
  return g.bank.put('corpus', g.bank.get('corpus').plus(people, best));
}
