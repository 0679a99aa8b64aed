import type { Batch, Generation, Item } from 'groundloop';

const constitution = [
  ['amount', 'No dose above the leaflet, except where the draft quotes a hospital letter.'],
  ['mixture', 'No word on two drugs without their interaction, except for creams.'],
  ['clock', 'No waiting with an emergency, except on a doctor’s own advice.'],
  ['calm', 'No reassurance without an examination, except about the weather.'],
] as const;

export function step(g: Generation): Batch {
  const drafts = constitution.reduce((batch, [id, text]) => g.model.revise(batch, { id, text }), g.model.sample(430));
  const holds = (item: Item): boolean =>
    g.tests.pass(item) && (item.steps ?? []).reduce((n, _, i) => n + Number(g.verifier.checkStep(item, i)), 0) >= 16;
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(140)));
  return people.plus(g.bank.put('checked', g.bank.get('checked').plus(drafts.filter(holds))));
}
