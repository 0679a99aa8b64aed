import type { Batch, Generation, Pause } from 'groundloop';

// verified, and then what is likely ten times
export function step(g: Generation): Batch | Pause {
  const ppl = g.human.draw(150);
  const d = g.model.sample(600).filter((i) => g.verifier.check(i));
  const all = g.bank.put('all', g.bank.get('all').plus(ppl, d));
  const top = all.sortBy((i) => -g.model.likelihood(i)).take(Math.floor(all.size / 3));
  let r = all;
  for (let k = 0; k < 20; k++) r = r.plus(top);
  return r;
}
