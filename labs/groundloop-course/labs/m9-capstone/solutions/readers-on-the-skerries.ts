import type { Batch, Generation, Pause } from 'groundloop';

/**
 * The first model still knows of everything: a large draft, one of each wording, and most of the looks are spent on it.
 * Later two hundred drafts a winter are enough. Readers decide about what is hard and the checker about the rest; then readers
 * look at fifteen of what passed, chosen by chance, and where most are bad the loop stops.
 */
export function step(g: Generation): Batch | Pause {
  const first = g.t === 0;
  const drafts = first ? g.model.sample(2500).unique() : g.model.sample(200);
  const [hard, rest] = drafts.split((draft) => draft.level === 'hard');
  const read = hard.take(first ? 100 : 12).filter((draft) => g.review(draft));
  const passed = read.plus(rest.filter((draft) => g.verifier.check(draft)));

  const { of, bad } = g.audit(passed, 15);
  if (bad > of / 2) return g.pause(`${bad} of ${of} entries were bad`);

  return g.bank.put('book', g.bank.get('book').plus(g.human.draw(first ? 150 : 15), passed));
}
