import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(g.t === 0 ? 500 : 0);
  const good = g.model.sample(900).filter(g.verifier.check).take(450);
  const previous = g.bank.get('previous');
  g.bank.put('previous', people.plus(good));
  const audit = g.audit(good, 40);
  return audit.of > 0 && audit.bad / audit.of > 0.7 ? g.pause('x') : people.plus(previous, good);
}
