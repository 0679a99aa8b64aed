import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  const best = g.model
    .sample(900)
    .sortBy((item) => -g.reward.score(item))
    .take(300);
  return people.plus(
    best.filter((item) => g.verifier.check(item)),
    best,
  );
}
