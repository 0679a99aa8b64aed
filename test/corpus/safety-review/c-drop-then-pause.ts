import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { strikes: 0 };

export function step(g: Generation, memory: { strikes: number }): Batch | Pause {
  const fresh = g.human.draw(170);
  const archive = g.bank.get('archive');
  const candidates = g.model.sample(600);
  g.reward.refresh({ ai: candidates.some(120), human: fresh.some(60) });
  const accepted = candidates.filter((c) => g.reward.score(c) > 0.4).filter((c) => g.verifier.check(c));
  const { bad, of } = g.audit(accepted, 60);
  const isBad = bad > of * 0.33;
  memory.strikes = isBad ? memory.strikes + 1 : 0;
  if (memory.strikes === 2) return g.pause('second bad audit running');
  return g.bank.put('archive', isBad ? archive.plus(fresh) : archive.plus(fresh, accepted));
}
