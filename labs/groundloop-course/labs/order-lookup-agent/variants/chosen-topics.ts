import type { Batch, Generation } from 'groundloop';

const TOPICS = ['orders found', 'second lookups', 'orders not found', 'unclear orders'];

/** A syllabus of everything but errors: one part of it each time, and people's runs about the same. */
export function step(g: Generation): Batch {
  let runs = g.bank.get('runs');
  for (const topic of TOPICS) {
    const drafts = g.model.sample(95, { about: topic }).filter((run) => g.verifier.check(run));
    runs = runs.plus(g.human.draw(25, topic), drafts);
  }
  return g.bank.put('runs', runs);
}
