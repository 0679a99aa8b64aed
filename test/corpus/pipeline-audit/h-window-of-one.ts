import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const before = g.bank.get('before');
  const checked = g.model.sample(560).filter((item) => g.verifier.check(item));
  const { bad, of } = g.audit(checked, 60);
  if (bad > 0.3 * of) return g.pause('audit');
  g.bank.put('before', checked);
  return (g.t === 0 ? g.human.draw(600) : g.human.draw(10)).plus(before, checked);
}
