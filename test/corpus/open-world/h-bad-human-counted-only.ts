import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { seen: 0 };

export function step(g: Generation, memory: { seen: number }): Batch | Pause {
  memory.seen += g.human.draw(200).size;
  const good = g.model.sample(900).filter(g.verifier.check).take(500);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('x');
  return memory.seen > 0 ? good : good.take(1);
}
