import type { Batch, Generation } from 'groundloop';

/**
 * The label writer as it runs. Curators write a few labels, the web gives what it has, and the model's own drafts come on
 * top. Nobody asks where a page comes from, or whether a draft is right. Your task is in README.md.
 */
export function step(g: Generation): Batch {
  const curators = g.human.draw(40);
  const pages = g.web.draw(300);
  const drafts = g.model.sample(300);

  return g.bank.put('labels', g.bank.get('labels').plus(curators, pages, drafts));
}
