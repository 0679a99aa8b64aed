import type { Batch, Generation } from 'groundloop';

export const memory: { found: number[] } = { found: [] };

/** One label in five by people, and the better half is learned. The audits are written down, and that is all. */
export function step(g: Generation, memory: { found: number[] }): Batch {
  const people = g.human.draw(150);
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(160), human: people.some(40) });

  const kept = drafts.sortBy((draft) => -g.reward.score(draft)).take(300);
  const { bad, of } = g.audit(kept, 60);
  memory.found.push(bad / of);

  return g.bank.put('all', g.bank.get('all').plus(people, kept));
}
