import type { Batch, Generation } from 'groundloop';

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

export function step(g: Generation): Batch {
  const fresh = (g.t === 0 ? g.human.draw(500) : g.human.draw(0)).plus(verified(g, g.model.sample(900), 450));
  const last = g.bank.get('last');
  g.bank.put('last', fresh);
  return fresh.plus(last);
}
