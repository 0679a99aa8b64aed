import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(150);
  g.reward.refresh({ ai: g.model.sample(190), human: people.take(10) });
  const kept = g.model
    .sample(1400)
    .filter((item) => g.reward.score(item) > 0.9)
    .take(500);
  const audit = g.audit(kept, 40);
  if (kept.size < 50 || (audit.of > 0 && audit.bad / audit.of > 0.95)) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(people, kept));
}
