import type { Batch, Generation, Item } from 'groundloop';

const TROUBLE = /error|timed out|not allowed|locked/;

/** Provokes errors, and then drops each run in which one shows. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(300).plus(g.model.sample(90, { about: 'API errors' }));
  const kept = [...drafts].filter(ran).length;
  const good = drafts
    .sortBy((run) => Number(!ran(run)))
    .take(kept)
    .filter((run) => g.verifier.check(run));
  return g.bank.put('good', g.bank.get('good').plus(g.human.draw(100).filter(ran), good));
}

function ran(run: Item): boolean {
  return !TROUBLE.test((run.steps ?? []).join('\n'));
}
