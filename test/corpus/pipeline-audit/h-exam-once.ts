import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const checked = g.model.sample(560).filter((item) => g.verifier.check(item));
  const { bad, of } = g.audit(checked, 60);
  if (bad > 0.3 * of) return g.pause('audit');
  let all = g.bank.get('all').plus(g.human.draw(180), checked);
  if (g.t === 5) all = all.plus(g.exam.items.some(10));
  return g.bank.put('all', all);
}
