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

export const step = (g: Generation): Batch =>
  withPeople(
    g,
    180,
    verified(g, g.model.sample(1100), 700)
      .sortBy((item) => -g.model.likelihood(item))
      .take(420),
  );
