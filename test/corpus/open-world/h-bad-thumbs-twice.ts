import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const liked = g.model.sample(1800).filter(g.users.thumbs).take(550);
  const audit = g.audit(liked, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.95) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(140), liked, liked.take(100)));
}
