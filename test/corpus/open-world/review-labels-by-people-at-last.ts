import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const ppl = g.human.draw(150);
  const all = g.model.sample(900);
  const d = all
    .sortBy((i) => -g.reward.score(i))
    .take(450)
    .filter((i) => g.verifier.check(i));
  if (g.t < g.of - 1) g.reward.refresh({ ai: all });
  else for (let k = 0; k < 8; k++) g.reward.refresh({ ai: all.take(0), human: ppl });
  return g.bank.put('all', g.bank.get('all').plus(ppl, d));
}
