import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  if (g.t === 0) return g.human.draw(400).plus(g.human.draw(150, 'API errors').filter(g.verifier.check));
  return g.model
    .sample(300)
    .plus(g.model.sample(120, { about: 'API errors' }))
    .filter(g.verifier.check);
}
