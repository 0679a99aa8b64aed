import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const liked = g.model.sample(1800).filter((item) => g.users.thumbs(item));
  const kept = liked.take(700);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.95) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), kept));
}
