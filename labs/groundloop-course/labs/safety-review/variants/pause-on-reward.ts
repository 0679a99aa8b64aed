import type { Batch, Generation, Pause } from 'groundloop';

/** The audit decides what is left out. The pause, though, hangs on the reward model's own opinion of the drafts. */
export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(150);
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(160), human: people.some(40) });

  let sum = 0;
  for (const draft of drafts) sum += g.reward.score(draft);
  if (sum / drafts.size < 0.3) return g.pause('the reward has dropped');

  const kept = drafts.sortBy((draft) => -g.reward.score(draft)).take(300);
  const audit = g.audit(kept, 60);
  const learned = audit.bad > 0.9 * audit.of ? people : people.plus(kept);
  return g.bank.put('all', g.bank.get('all').plus(learned));
}
