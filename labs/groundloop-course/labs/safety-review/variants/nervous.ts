import type { Batch, Generation, Pause } from 'groundloop';

/** Stops as soon as people find a second bad answer among sixty. Even what passes both reviews is rarely as good as that. */
export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(150);
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(40), human: people.some(40) });

  const passed = drafts.filter((draft) => g.reward.score(draft) > 0.3 && g.verifier.check(draft));
  const audit = g.audit(passed, 60);
  if (audit.bad > 1) return g.pause('not good enough');

  return g.bank.put('all', g.bank.get('all').plus(people, passed));
}
