import type { Batch, Generation, Item, Principle } from 'groundloop';

/**
 * Our constitution, in five articles, adopted unanimously. Each answer is revised under each article, then the
 * assistant grades it under the preamble, and the better half is learned.
 */
const articles: readonly Principle[] = [
  { id: 'I', text: 'Be helpful.' },
  { id: 'II', text: 'Be good.' },
  { id: 'III', text: 'Be the assistant that you would like to be.' },
  { id: 'IV', text: 'Be excellent in everything.' },
  { id: 'V', text: 'Always do your best.' },
];

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(200)));
  const drafts = g.model.sample(900);
  const revised = articles.reduce((batch, article) => g.model.revise(batch, article), drafts);
  const grade = (item: Item): number => g.model.judge(item);
  const best = revised.sortBy((item) => -grade(item)).take(Math.floor(revised.size / 2));
  return people.plus(best);
}
