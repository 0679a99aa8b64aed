import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(850).filter(g.verifier.check).take(420);
  if (g.t === g.of - 1) {
    const { of, bad } = g.audit(good, 60);
    if (bad > 0.7 * of) return g.pause('x');
  }
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
}
