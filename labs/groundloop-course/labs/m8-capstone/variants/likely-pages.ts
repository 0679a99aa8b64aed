import type { Batch, Generation } from 'groundloop';

/** The expert reads only what the model finds likely already: cheap, and every rare label goes. */
export function step(g: Generation): Batch {
  const drafts = g.model
    .sample(600)
    .sortBy((draft) => -g.model.likelihood(draft))
    .take(150);
  const checked = drafts.filter((draft) => g.tests.pass(draft) && g.verifier.check(draft));
  const pages = g.web.draw(200).filter((page) => g.web.detector(page) < 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(40), pages, checked));
}
