import type { Batch, Generation } from 'groundloop';

export const memory: { log: number[] } = { log: [] };

export function step(g: Generation, memory: { log: number[] }): Batch {
  const good = g.model.sample(900).filter(g.verifier.check).take(450);
  const { of, bad } = g.audit(good, 40);
  memory.log.push(of > 0 ? bad / of : 0);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), good));
}
