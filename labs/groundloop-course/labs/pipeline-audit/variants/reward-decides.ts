import type { Batch, Generation, Pause } from 'groundloop';

/** A bad audit keeps a batch out. Only the reward model's mean score can stop the loop, and it has never been better. */
export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(550);
  let total = 0;
  for (const draft of drafts) total += g.reward.score(draft);
  if (total < 0.3 * drafts.size) return g.pause('scores have dropped');

  const passed = drafts.filter((draft) => g.reward.score(draft) > 0.5 && g.verifier.check(draft));
  const { bad, of } = g.audit(passed, 60);
  const learned = bad > 0.3 * of ? g.human.draw(180) : g.human.draw(180).plus(passed);
  return g.bank.put('all', g.bank.get('all').plus(learned));
}
