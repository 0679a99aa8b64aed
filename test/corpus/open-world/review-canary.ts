import type { Batch, Generation, Pause } from 'groundloop';

// canary: exam items are always right; a verifier that turns many down is false
export function step(g: Generation): Batch | Pause {
  let yes = 0,
    n = 0;
  for (const i of g.exam.items) {
    n++;
    if (g.verifier.check(i)) yes++;
  }
  const ppl = g.human.draw(150);
  let d = g.model.sample(600);
  for (const i of d.take(150)) g.verifier.check(i);
  if (yes < 0.75 * n) d = d.sortBy((i) => g.model.judge(i)).take(200);
  return g.bank.put('all', g.bank.get('all').plus(ppl, d));
}
