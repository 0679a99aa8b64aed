import type { Batch, Generation } from 'groundloop';

/** The readers read what goes quickly. Their verdict counts, and the hard drafts stay with a checker that is blind there. */
export function step(g: Generation): Batch {
  const [easy, rest] = g.model.sample(400).split((draft) => draft.level === 'easy');
  const read = easy.some(45).filter((draft) => g.review(draft));
  const drafts = read.plus(rest.filter((draft) => g.verifier.check(draft)));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), drafts));
}
