import type { Batch, Generation } from 'groundloop';

/**
 * The pilot book as it grows. The checker decides about every draft, and the two readers look at some that passed: where
 * more than half of those are bad, the whole batch is left out. Your task is in README.md.
 */
export function step(g: Generation): Batch {
  const passed = g.model.sample(500).filter((draft) => g.verifier.check(draft));
  const { of, bad } = g.audit(passed, 40);
  const drafts = bad > of / 2 ? passed.take(0) : passed;

  return g.bank.put('book', g.bank.get('book').plus(g.human.draw(100), drafts));
}
