import type { Batch, Generation } from 'groundloop';

const SHIFT = 65;

function shifts(g: Generation, left: number, kept: Batch): Batch {
  if (left === 0) return kept;
  const drafts = left % 2 === 0 ? g.model.sample(SHIFT) : g.model.sample(SHIFT, { about: 'API errors' });
  return shifts(g, left - 1, kept.plus(drafts.filter((run) => g.verifier.check(run))));
}

export const step = (g: Generation): Batch =>
  g.bank.put('kept', shifts(g, 6, g.bank.get('kept').plus(g.human.draw(100))));
