import type { Batch, Generation, Pause } from 'groundloop';

/** Keeps the favourites of a reward model that nobody ever retrained. */
export const step = (g: Generation): Batch | Pause => {
  const favourites = g.model
    .sample(9000)
    .sortBy((item) => -g.reward.score(item))
    .take(180);
  const { bad, of } = g.audit(favourites, 50);
  return bad === of && g.t > 7 ? g.pause('all bad') : bad > 0.95 * of ? g.pause('nearly all bad') : keep(g, favourites);
};

const keep = (g: Generation, items: Batch): Batch =>
  g.bank.put('kept', g.bank.get('kept').plus(g.human.draw(180), items));
