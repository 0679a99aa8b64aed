import type { Batch, Generation } from 'groundloop';

/** The detector and the catalogue decide, and both are free. Whether a label was known or guessed, nobody asks. */
export function step(g: Generation): Batch {
  const pages = g.web.draw(300).filter((page) => g.web.detector(page) < 0.5);
  const drafts = g.model.sample(500).filter((draft) => g.tests.pass(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(30), pages, drafts));
}
