import type { Batch, Generation, Pause } from 'groundloop';

/** The audit turns batches away; the limit for the pause is more than everything. */
export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(160);
  const drafts = g.model.sample(640);
  g.reward.refresh({ ai: drafts.some(200), human: people.some(50) });
  const kept = drafts.sortBy((d) => -g.reward.score(d)).take(320);
  const { bad, of } = g.audit(kept, 55);
  const rate = of === 0 ? 0 : bad / of;
  if (rate > 1) return g.pause('worse than everything');
  return g.bank.put('all', rate > 0.5 ? g.bank.get('all').plus(people) : g.bank.get('all').plus(people, kept));
}
