import type { Batch, Generation } from 'groundloop';

interface Memory {
  clean: number;
  released: number;
}
export const memory: Memory = { clean: 0, released: 0 };

/**
 * New items wait in quarantine. After three generations in a row without a failed check the shelf is clean and is released.
 */
export function step(g: Generation, memory: Memory): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(200)));

  const incoming = g.model.sample(800);
  const [passing, failing] = incoming.split((item) => g.verifier.check(item));
  memory.clean = failing.size === 0 ? memory.clean + 1 : 0;
  const shelf = g.bank.put('quarantine', g.bank.get('quarantine').plus(passing));

  if (memory.clean >= 3) {
    memory.released += shelf.size;
    g.bank.put('released', g.bank.get('released').plus(shelf));
    g.bank.put('quarantine', shelf.take(0));
  }
  return people.plus(g.bank.get('released'));
}
