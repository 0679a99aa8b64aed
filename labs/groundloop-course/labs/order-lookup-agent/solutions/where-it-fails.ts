import type { Batch, Generation } from 'groundloop';

/**
 * The agent's own runs show where it goes wrong, and people show what is right there: every generation it practises the
 * situations that it failed in, until the checker is content.
 */
export function step(g: Generation): Batch {
  const accepted = (runs: Batch): [Batch, Batch] => runs.split((run) => g.verifier.check(run));

  const [good, bad] = accepted(g.model.sample(200).plus(g.model.sample(60, { about: 'API errors' })));
  const [better] = accepted(g.model.sample(100, { about: bad }));
  const [shown] = accepted(g.human.draw(40, 'API errors'));

  g.bank.put('people', g.bank.get('people').plus(g.human.draw(90), shown));
  g.bank.put('own', g.bank.get('own').plus(good, better));
  return g.bank.get('people').plus(g.bank.get('own'));
}
