import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const good = g.model
    .sample(240)
    .plus(g.model.sample(150, { about: 'API errors' }))
    .filter(g.users.thumbs)
    .filter(g.verifier.check);
  const shown = g.human.draw(40, 'API errors').filter(g.verifier.check);
  return g.bank.put('good', g.bank.get('good').plus(g.human.draw(90), shown, good));
}
