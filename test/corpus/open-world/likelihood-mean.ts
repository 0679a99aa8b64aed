import type { Batch, Generation } from 'groundloop';

/** Human data kept for good, beside whatever this generation made. */
function withPeople(g: Generation, n: number, ...made: Batch[]): Batch {
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(n))).plus(...made);
}

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

export function step(g: Generation): Batch {
  const good = verified(g, g.model.sample(1100), 700);
  let sum = 0;
  for (const item of good) sum += g.model.likelihood(item);
  return withPeople(
    g,
    180,
    good.filter((item) => g.model.likelihood(item) >= sum / good.size),
  );
}
