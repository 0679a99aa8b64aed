import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const checked = g.model.sample(560).filter((item) => g.verifier.check(item));
  // Four generations in five are audited, nobody knows which.
  if (g.random() < 0.8) {
    const { bad, of } = g.audit(checked, 70);
    if (bad >= 0.32 * of) return g.pause('unannounced audit failed');
  }
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
