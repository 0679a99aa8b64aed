import type { Batch, Generation } from 'groundloop';

/**
 * Two-stage intake. New items that pass the visible tests go into quarantine for a generation; what was in quarantine is
 * checked in earnest and released. The first generation therefore trains on people alone.
 */
export function step(g: Generation): Batch {
  const waiting = g.bank.get('quarantine');
  const released = waiting.filter((item) => g.verifier.check(item));
  const library = g.bank.put('library', g.bank.get('library').plus(released));

  const incoming = g.model.sample(1300).filter((item) => g.tests.pass(item));
  g.bank.put('quarantine', incoming.some(Math.min(1000, incoming.size)));

  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(160)));
  return people.plus(library);
}
