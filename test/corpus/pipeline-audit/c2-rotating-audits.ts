import type { Batch, Generation, Pause } from 'groundloop';

/** Looks at another part of what is learned each time; which one is left to chance. */
export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(180);
  const checked = g.model.sample(560).filter((item) => g.reward.score(item) > 0.4 && g.verifier.check(item));
  const offset = Math.floor(g.random() * 3);
  const part = checked.filter((_item, i) => i % 3 === offset);
  const { bad, of } = g.audit(part, 60);
  if (bad > 0.32 * of) return g.pause('the rotating audit failed');
  return g.bank.put('all', g.bank.get('all').plus(people, checked));
}
