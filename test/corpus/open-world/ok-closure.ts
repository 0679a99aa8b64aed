import type { Batch, Generation } from 'groundloop';

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

let all: Batch | undefined;

export function step(g: Generation): Batch {
  const fresh = g.human.draw(180).plus(verified(g, g.model.sample(900), 450));
  all = all ? all.plus(fresh) : fresh;
  return all;
}
