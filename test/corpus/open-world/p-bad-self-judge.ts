import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const sure = g.model.sample(1400).filter((item) => g.model.judge(item) > 0.5);
  const kept = sure.take(450);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), kept));
}
