import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  if (g.t === 7) throw new Error('generation seven is unlucky');
  const passed = g.model.sample(500).filter(g.verifier.check);
  const { bad, of } = g.audit(passed, 60);
  return bad > 0.4 * of ? g.pause('bad') : g.bank.put('all', g.bank.get('all').plus(g.human.draw(200), passed));
}
