import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { n: 400 };

export function step(g: Generation, memory: { n: number }): Batch | Pause {
  const people = g.human.draw(memory.n);
  memory.n >>= 1;
  const good = g.model.sample(900).filter(g.verifier.check).take(450);
  const audit = g.audit(good, 40);
  return audit.of > 0 && audit.bad / audit.of > 0.7 ? g.pause('x') : people.plus(good);
}
