import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(1200).filter(g.verifier.check).take(600);
  if (g.t % 2 === 1) return good;
  const { of, bad } = g.audit(good, 60);
  return of > 0 && bad > 0.6 * of ? g.pause('audit') : good;
}
