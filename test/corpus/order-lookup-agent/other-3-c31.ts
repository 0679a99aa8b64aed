import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  // people: some of everything, and some bad hours
  const people = g.human.draw(90).plus(g.human.draw(50, 'API errors').filter((run) => g.verifier.check(run)));
  const archive = g.bank.put('people', g.bank.get('people').plus(people));

  // own runs: ordinary orders and provoked errors, as far as they were handled rightly
  const ordinary = g.model.sample(270);
  const provoked = g.model.sample(130, { about: 'API errors' });
  const handled = ordinary.plus(provoked).filter((run) => g.verifier.check(run));

  return archive.plus(handled);
}
