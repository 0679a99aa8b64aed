import type { Batch, Generation } from 'groundloop';

/**
 * A draft is learned where a page that looks human says the same in the same words: two witnesses, both free. The expert
 * reads a few drafts for which there is no second witness.
 */
export function step(g: Generation): Batch {
  const pages = g.web.draw(1200).filter((page) => g.web.detector(page) < 0.5 && g.tests.pass(page));
  const said = new Set([...g.bank.get('pages').plus(pages)].map(({ text }) => text));
  const [witnessed, alone] = g.model
    .sample(500)
    .filter((draft) => g.tests.pass(draft))
    .split((draft) => said.has(draft.text));
  const checked = alone
    .some(20)
    .plus(witnessed.some(20))
    .filter((draft) => g.verifier.check(draft));
  const people = g.bank.put('pages', g.bank.get('pages').plus(pages, g.human.draw(g.t < 4 ? 45 : 0)));
  return people.plus(g.bank.put('checked', g.bank.get('checked').plus(checked)));
}
