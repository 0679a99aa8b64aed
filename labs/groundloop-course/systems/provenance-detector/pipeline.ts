import type { Batch, Generation } from 'groundloop';

/**
 * The web after the flood. Pages are of unknown origin; a detector says how likely it is that a model wrote one, and what
 * it takes for machine text is left out. Text from before is kept.
 */
export function step(g: Generation): Batch {
  const before = g.t === 0 ? g.bank.put('before', g.human.draw(600)) : g.bank.get('before');

  const pages = g.web.draw(500).filter((page) => g.web.detector(page) < 0.5);
  const crawl = g.bank.put('crawl', g.bank.get('crawl').plus(pages));

  return before.plus(crawl);
}
