import type { Batch, Generation } from 'groundloop';

/**
 * The loop as it runs today. The evaluator reads every draft; editors read eighty of those it let through, the easy ones
 * first, because that goes quickly. Your task is in README.md.
 */
export function step(g: Generation): Batch {
  const passed = g.model.sample(800).filter((draft) => g.verifier.check(draft));

  const [easy, others] = passed.split((draft) => draft.level === 'easy');
  const read = easy.take(80).filter((draft) => g.review(draft));
  const unread = easy.filter((_, i) => i >= 80);

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), read, unread, others));
}
