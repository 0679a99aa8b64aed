import type { Batch, Generation } from 'groundloop';

/** All people ever, and what the model wrote in the last three generations. */
export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(190)));
  const now = g.bank.put(
    `model-${g.t}`,
    g.model.sample(700).filter((item) => g.verifier.check(item)),
  );
  const before = [1, 2].map((age) => g.bank.get(`model-${g.t - age}`));
  return people.plus(now, ...before);
}
