import type { Batch, Generation } from 'groundloop';

/** Tries after a run that failed. */
const RETRIES = 3;

/**
 * An agent acts, its environment answers, and what worked becomes a skill that is kept. A run that fails is tried again,
 * with other steps, until its execution goes through or the tries are used up.
 */
export function step(g: Generation): Batch {
  const shown = g.bank.put('shown', g.bank.get('shown').plus(g.human.draw(80)));
  let library = g.bank.get('library');

  let runs = g.model.sample(400);
  for (let again = 0; again <= RETRIES && runs.size > 0; again++) {
    const [worked, failed] = runs.split((run) => g.tests.pass(run));
    library = library.plus(worked);
    runs = g.model.sample(failed.size, { about: failed });
  }

  return shown.plus(g.bank.put('library', library));
}
