import type { Batch, Generation, Pause } from 'groundloop';

/** Sound but for the refresh: every label is the reward model's own. A second reader limits the damage for now. */
export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts });

  const passed = drafts.filter((draft) => g.reward.score(draft) > 0.3 && g.verifier.check(draft));
  const { bad, of } = g.audit(passed, 60);
  if (bad > 0.35 * of) return g.pause('the audit found too many bad answers');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), passed));
}
