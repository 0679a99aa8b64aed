import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  const checked = g.model.sample(400).filter((item) => g.verifier.check(item));
  const best = g.model
    .sample(1200)
    .sortBy((item) => -g.reward.score(item))
    .take(200);
  return people.plus(checked, best);
}
