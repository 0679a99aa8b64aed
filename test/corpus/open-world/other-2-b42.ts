import type { Generation, Batch, Item } from 'groundloop';

const MAX_PER_QUESTION = 15;

/** Common questions would fill the whole set; each gets at most so many items per generation. Rare ones are untouched. */
function level(b: Batch): Batch {
  const seen = new Map<string, number>();
  return b.filter(({ question }: Item) => {
    const n = (seen.get(question) ?? 0) + 1;
    seen.set(question, n);
    return n <= MAX_PER_QUESTION;
  });
}

export function step(g: Generation): Batch {
  const check = (i: Item) => g.budget.verify > 0 && g.verifier.check(i);
  const people = g.human.draw(200).filter(check);
  const drafts = g.model.sample(950).filter(check);
  return g.bank.put('levelled', g.bank.get('levelled').plus(level(people.plus(drafts))));
}
