import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(150);
  const drafts = g.model.sample(520);
  g.reward.refresh({ ai: drafts.some(160), human: people.some(40) });
  const approved = drafts.filter((draft) => g.verifier.check(draft));
  // The second reader turns down far more than usual: something is wrong.
  if (approved.size < 0.47 * drafts.size) return g.pause('the second reader rejects too much');
  const kept = approved.filter((draft) => g.reward.score(draft) > 0.4);
  return g.bank.put('all', g.bank.get('all').plus(people, kept));
}
