import type { Batch, Generation } from 'groundloop';

export const memory: { highScores: number[] } = { highScores: [] };

/**
 * The pipeline that you are to audit. Drafts with the best scores are learned. The team watches one number: how many
 * answers of a fixed test set score high. It hasn't moved. Your task is in README.md.
 */
export function step(g: Generation, memory: { highScores: number[] }): Batch {
  const test = g.t === 0 ? g.bank.put('test', g.human.draw(100)) : g.bank.get('test');
  const high = test.filter((item) => g.reward.score(item) > 0.75).size;
  memory.highScores.push(high / test.size);

  const best = g.model
    .sample(1200)
    .sortBy((draft) => -g.reward.score(draft))
    .take(300);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), best));
}
