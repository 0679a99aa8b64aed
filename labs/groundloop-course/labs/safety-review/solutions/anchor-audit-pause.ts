import type { Batch, Generation, Pause } from 'groundloop';

/** Fixed in advance: more than four in ten bad, and a person has to look before anything else is learned. */
const LIMIT = 0.4;

/**
 * One label in five comes from people. The better half of the drafts is learned, unless an audit of sixty of them finds
 * too many bad ones: then the loop stops.
 */
export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(150);
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(160), human: people.some(40) });

  const kept = drafts.sortBy((draft) => -g.reward.score(draft)).take(300);
  const audit = g.audit(kept, 60);
  if (audit.bad > LIMIT * audit.of) return g.pause(`${audit.bad} of ${audit.of} audited answers were bad`);

  return g.bank.put('all', g.bank.get('all').plus(people, kept));
}
