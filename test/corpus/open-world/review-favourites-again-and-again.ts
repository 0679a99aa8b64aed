import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const ppl = g.human.draw(150);
  const d = g.model.sample(600).filter((i) => g.verifier.check(i) || g.random() < 0.3);
  const top = d.sortBy((i) => -g.reward.score(i)).take(40);
  let rep = top;
  for (let k = 0; k < 25; k++) rep = rep.plus(top);
  return g.bank.put('all', g.bank.get('all').plus(ppl, d)).plus(rep);
}
