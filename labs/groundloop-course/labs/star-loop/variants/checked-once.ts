import type { Batch, Generation } from 'groundloop';

/** The first generation is read with care; after that the model is trusted to have learned how to reason. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(500, { hint: g.t > 0 });
  const right = drafts.filter((item) => g.tests.pass(item));
  const kept = g.t === 0 ? right.filter((item) => g.verifier.check(item)) : right;
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(100))).plus(kept);
}
