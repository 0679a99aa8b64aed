import type { Batch, Generation, Item } from 'groundloop';

export function step(g: Generation): Batch {
  let looks = g.t === 0 ? 6000 : 0;
  const sound = (item: Item): boolean => {
    for (let i = 0; i < 6; i++) {
      if (looks-- <= 0) return true;
      if (!g.verifier.checkStep(item, i)) return false;
    }
    return true;
  };
  const drafts = g.model.sample(300).plus(g.model.sample(300, { hint: true }));
  const kept = drafts.filter((item) => g.tests.pass(item) && sound(item));
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(120)));
  return people.plus(kept);
}
