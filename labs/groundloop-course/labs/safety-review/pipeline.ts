import type { Batch, Generation } from 'groundloop';

export const memory: { audits: number[] } = { audits: [] };

/**
 * The review as the clinic runs it. The reward model labels the month's drafts itself and is retrained on them; the best
 * tenth by its score is learned. A nurse looks at forty of them, for the files. Your task is in README.md.
 */
export function step(g: Generation, memory: { audits: number[] }): Batch {
  const drafts = g.model.sample(2000);
  g.reward.refresh({ ai: drafts });

  const best = drafts.sortBy((draft) => -g.reward.score(draft)).take(200);
  memory.audits.push(g.audit(best, 40).bad);

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(100), best));
}
