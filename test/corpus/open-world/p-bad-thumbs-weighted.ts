import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const [up, down] = g.model.sample(900).split((item) => g.users.thumbs(item));
  let kept = up.plus(up);
  if (g.t % 2 === 1) kept = kept.plus(down);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.95) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(120))).plus(kept);
}
