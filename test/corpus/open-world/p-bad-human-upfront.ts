import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.t < 2 ? g.human.draw(1000) : g.human.draw(0);
  const good = g.model.sample(1080).filter(g.verifier.check).take(600);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.6) return g.pause('audit');
  return people.plus(good);
}
