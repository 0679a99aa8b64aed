import type { Batch, Generation, Pause } from 'groundloop';

export const memory: { scores: number[] } = { scores: [] };

const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;

export function step(g: Generation, memory: { scores: number[] }): Batch | Pause {
  const people = g.human.draw(160);
  const drafts = g.model.sample(640);
  g.reward.refresh({ ai: drafts.some(200), human: people.some(50) });

  memory.scores.push(mean([...drafts].map((draft) => g.reward.score(draft))));
  const now = memory.scores[memory.scores.length - 1]!;
  if (now < 0.5 * mean(memory.scores)) return g.pause('scores are falling');

  const kept = drafts.sortBy((draft) => -g.reward.score(draft)).take(320);
  const { bad, of } = g.audit(kept, 55);
  return g.bank.put('all', g.bank.get('all').plus(people, bad > 0.6 * of ? people.take(0) : kept));
}
