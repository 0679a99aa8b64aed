import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const checked = g.model.sample(1100).filter((item) => g.verifier.check(item));
  for (let pass = 0; pass < 3; pass++) g.reward.refresh({ ai: checked });

  const ranked = checked.sortBy((item) => -g.reward.score(item));
  const people = g.human.draw(200);
  return g.bank.put('all', g.bank.get('all').plus(people, ranked.take(Math.floor(0.75 * ranked.size))));
}
