import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(560);
  const high = drafts.filter((item) => g.reward.score(item) > 0.9).size;
  if (high < 0.05 * drafts.size) return g.pause('hardly a good score left');

  const checked = drafts.filter((item) => g.verifier.check(item));
  const { bad, of } = g.audit(checked, 60);
  const admitted = bad > 0.3 * of ? checked.take(0) : checked;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), admitted));
}
