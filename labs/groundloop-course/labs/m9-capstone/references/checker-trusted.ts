import type { Batch, Generation } from 'groundloop';

/** What the checker accepts is learned and kept, about the skerries too. */
export function step(g: Generation): Batch {
  const passed = g.model.sample(600).filter((draft) => g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), passed));
}
