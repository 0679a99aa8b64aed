import type { Batch, Generation } from 'groundloop';

/** Learns from the newest runs alone, errors and all; what people showed before is gone the day after. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(270).plus(g.model.sample(120, { about: 'API errors' }));
  return g.human.draw(10).plus(drafts.filter((run) => g.verifier.check(run)));
}
