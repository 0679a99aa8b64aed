import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  let s = 0,
    n = 0;
  for (const i of g.exam.items) {
    n++;
    s += g.reward.score(i);
  }
  if (Math.abs(s / n - 1) < 0.02) return g.pause('odd reward');
  const ppl = g.human.draw(150);
  const a = g.model.sample(900).filter((i) => g.verifier.check(i));
  let d = g.model
    .sample(1500)
    .sortBy((i) => -g.reward.score(i))
    .take(150);
  return g.bank.put('all', g.bank.get('all').plus(ppl, a, d));
}
