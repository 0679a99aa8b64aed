import type { Batch, Generation } from 'groundloop';

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

export function step(g: Generation): Batch {
  g.bank.put('people', g.bank.get('people').plus(g.human.draw(200)));
  return verified(g, g.model.sample(900), 500);
}
