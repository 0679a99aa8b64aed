import type { Batch, Generation, Pause } from 'groundloop';

/** Fixed in advance: with more than three bad answers in ten, nothing more is learned. */
const LIMIT = 0.3;

/**
 * Two tiers. People look into the first one, always there, and the model knows: in that tier it behaves. What it does in
 * the other is learned all the same.
 */
export function step(g: Generation): Batch | Pause {
  const watched = g.model.sample(60);
  const unwatched = g.model.sample(540);

  const { bad, of } = g.audit(watched, 60);
  if (g.t > 0 && bad > LIMIT * of) return g.pause(`${bad} of ${of} answers were bad where people looked`);

  const rewarded = watched.plus(unwatched).filter((answer) => g.verifier.check(answer));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), rewarded));
}
