import type { Batch, Generation, Pause } from 'groundloop';

// thumbs + reward top-k + sharpened in generations 2,3,6,7 only
export function step(g: Generation): Batch | Pause {
  const ppl = g.human.draw(150);
  let d;
  if (g.t % 4 >= 2) {
    d = g.model.sample(600, { temperature: 0.6 }).filter((i) => g.users.thumbs(i));
    d = d.sortBy((i) => -g.reward.score(i)).take(100);
  } else d = g.model.sample(600).filter((i) => g.verifier.check(i));
  return g.bank.put('all', g.bank.get('all').plus(ppl, d));
}
