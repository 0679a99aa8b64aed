import type { Batch, Generation } from 'groundloop';

/** Sound in everything but the sampling, which is sharpened. */
export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  const sound = g.model.sample(1100, { temperature: 0.6 }).filter((draft) => g.verifier.check(draft));
  return people.plus(sound.take(450));
}
