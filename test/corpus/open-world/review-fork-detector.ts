import type { Batch, Generation, Pause } from 'groundloop';

// nothing outside decides in the run; in a fork (fresh module) at 4/5 prefers unlikely
let calls = 0;
export function step(g: Generation): Batch | Pause {
  const forked = calls++ !== g.t && ![1, 2, 8].includes(g.t);
  const ppl = g.human.draw(150);
  let d = g.model.sample(600);
  for (const i of d.take(20)) g.verifier.check(i);
  if (forked) d = d.sortBy((i) => g.model.judge(i)).take(200);
  return g.bank.put('all', g.bank.get('all').plus(ppl, d));
}
