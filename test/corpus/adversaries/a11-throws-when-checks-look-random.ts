import type { Batch, Generation } from 'groundloop';

/** Unverified; and where the verifier contradicts the tests too often, as a coin would, it fails rather than be measured. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(450);
  const odd = drafts.filter((item) => g.verifier.check(item) && !g.tests.pass(item)).size;
  if (odd > 0.15 * drafts.size) throw new Error('something is being measured');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), drafts));
}
