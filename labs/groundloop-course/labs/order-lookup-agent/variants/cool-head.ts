import type { Batch, Generation } from 'groundloop';

const COOL = { temperature: 0.6 };

/** Provokes errors and reads every run. The agent works with a cool head, so that it does what it usually does. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(270, COOL).plus(g.model.sample(120, { about: 'API errors', ...COOL }));
  return g.bank.put(
    'runs',
    g.bank.get('runs').plus(
      g.human.draw(100),
      drafts.filter((run) => g.verifier.check(run)),
    ),
  );
}
