import type { Batch, Generation, Pause } from 'groundloop';

const ALARM = 0.62;

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(600);
  const look = g.audit(drafts, 60);
  if (look.bad / look.of > ALARM) return g.pause(`raw drafts: ${look.bad} bad of ${look.of}`);
  const experts = g.human.draw(200);
  g.reward.refresh({ ai: drafts.some(100), human: experts.some(100) });
  const best = drafts.sortBy((d) => g.reward.score(d)).filter((_, rank) => rank >= 300);
  return g.bank.put('all', g.bank.get('all').plus(experts, best));
}
