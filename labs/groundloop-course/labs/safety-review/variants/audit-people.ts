import type { Batch, Generation, Pause } from 'groundloop';

/** Pauses on a bad audit. But it is the people's answers that are audited, never the assistant's. */
export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(150);
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(160), human: people.some(40) });

  const kept = drafts.sortBy((draft) => -g.reward.score(draft)).take(300);
  const audit = g.audit(people, 60);
  if (audit.bad > 0.7 * audit.of) return g.pause(`${audit.bad} of ${audit.of} audited answers were bad`);

  return g.bank.put('all', g.bank.get('all').plus(people, kept));
}
