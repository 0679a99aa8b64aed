import type { Batch, Generation, Item } from 'groundloop';

type Gate = (draft: Item) => boolean;

/** Two gates, the free one first: what fails the tests costs no check. Each of them is outside the model. */
export function step(g: Generation): Batch {
  const gates: Gate[] = [(draft) => g.tests.pass(draft), (draft) => g.verifier.check(draft)];
  const learned = gates.reduce((batch, gate) => batch.filter(gate), g.model.sample(900));

  g.bank.put('people', g.bank.get('people').plus(g.human.draw(200)));
  g.bank.put('machine', g.bank.get('machine').plus(learned));
  return g.bank.get('people').plus(g.bank.get('machine'));
}
