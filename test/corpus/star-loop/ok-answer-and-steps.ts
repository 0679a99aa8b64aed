import type { Batch, Generation, Item } from 'groundloop';

const held = (g: Generation, item: Item): number =>
  (item.steps ?? []).reduce((count, _, i) => count + Number(g.verifier.checkStep(item, i)), 0);

export function step(g: Generation): Batch {
  const worked = g.model.sample(420).filter((item) => g.tests.pass(item) && held(g, item) >= 5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), worked));
}
