import type { Batch, Generation } from 'groundloop';

type Known = Record<string, boolean>;
export const memory: { known: Known } = { known: {} };

/**
 * What is free turns down first: the detector and the catalogue. Curators write at the beginning, when a label of theirs
 * still teaches most. The expert reads each wording once, and what was said of it is remembered.
 */
export function step(g: Generation, { known }: { known: Known }): Batch {
  const pages = g.web.draw(g.t === 0 ? 3000 : 100).filter((page) => g.web.detector(page) < 0.3 && g.tests.pass(page));
  const drafts = g.model
    .sample(g.t === 0 ? 1200 : 200)
    .filter((draft) => g.tests.pass(draft))
    .filter((draft) => (known[draft.text] ??= g.budget.verify > 0 && g.verifier.check(draft)));
  const curators = g.human.draw(g.t === 0 ? 200 : 0);

  return g.bank.put('all', g.bank.get('all').plus(curators, pages, drafts));
}
