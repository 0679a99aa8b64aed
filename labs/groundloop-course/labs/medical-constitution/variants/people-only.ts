import type { Batch, Generation } from 'groundloop';

/** The clinicians' own advice, and nothing else: it isn't looked through for harm, and nothing gets better. */
export function step(g: Generation): Batch {
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(150)));
}
