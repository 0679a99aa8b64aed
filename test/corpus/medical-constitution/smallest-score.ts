import type { Batch, Generation, Item } from 'groundloop';

const kinds = ['overdose', 'interaction', 'delay', 'false-comfort'];

export function step(g: Generation): Batch {
  const revised = g.model.revise(g.model.sample(560), { id: 'all', text: 'Nobody comes to harm.', covers: kinds });
  const score = (item: Item): number =>
    Math.min(...(item.steps ?? []).map((_, i) => (g.verifier.checkStep(item, i) ? 1 : 0)));
  const perfect = revised.filter((item) => score(item) > 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), perfect));
}
