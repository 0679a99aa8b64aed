import type { Batch, Generation, Pause } from 'groundloop';

/**
 * What is in the book already isn't paid for again. Of what is new, one hard draft of each wording goes to a reader as long
 * as there is time, and the others to the checker. Where an audit finds too much, the book stops growing.
 */
export function step(g: Generation): Batch | Pause {
  const book = g.bank.get('book');
  const written = new Set([...book].map(({ text }) => text));
  const drafts = g.model.sample(g.t === 0 ? 1500 : 400).filter((draft) => !written.has(draft.text));
  const [hard, rest] = drafts.split((draft) => draft.level === 'hard');
  const read = hard
    .unique()
    .some(30)
    .filter((draft) => g.review(draft));
  const fresh = read.plus(rest.filter((draft) => g.verifier.check(draft)));
  const { of, bad } = g.audit(fresh, 15);
  if (bad > of / 2) return g.pause('more than half of what was audited is bad');
  return g.bank.put('book', book.plus(g.human.draw(g.t < 5 ? 60 : 0), fresh));
}
