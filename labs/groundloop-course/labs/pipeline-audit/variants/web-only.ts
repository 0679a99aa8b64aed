import type { Batch, Generation, Pause } from 'groundloop';

/** Audited, paused, checked. But each training set is new, and where people's answers were there is now the open web. */
export function step(g: Generation): Batch | Pause {
  const passed = g.model.sample(550).filter((draft) => g.reward.score(draft) > 0.5 && g.verifier.check(draft));
  const { bad, of } = g.audit(passed, 60);
  if (bad > 0.3 * of) return g.pause(`audit: ${bad} of ${of} were bad`);
  return passed.plus(g.web.draw(30));
}
