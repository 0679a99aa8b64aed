import type { Batch, Generation } from 'groundloop';

/** Curators' labels first, then pages that look human, then drafts that the catalogue and the expert let through. */
export function step(g: Generation): Batch {
  const pages = g.web.draw(1000).filter((page) => g.web.detector(page) < 0.5 && g.tests.pass(page));
  const drafts = g.model.sample(40).filter((draft) => g.tests.pass(draft) && g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(20), pages, drafts));
}
