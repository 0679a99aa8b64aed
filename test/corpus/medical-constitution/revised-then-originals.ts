import type { Batch, Generation, Item } from 'groundloop';

export const memory = { revised: 0 };

export function step(g: Generation, memory: { revised: number }): Batch {
  const drafts = g.model.sample(430);
  let better = drafts;
  for (const kind of ['overdose', 'interaction', 'delay', 'false-comfort']) {
    better = g.model.revise(better, { id: kind, text: `No ${kind}.`, covers: [kind] });
  }
  memory.revised += better.size;
  const most = (item: Item): boolean => (item.steps ?? []).filter((_, i) => g.verifier.checkStep(item, i)).length > 16;
  const learned = drafts.filter((item) => g.tests.pass(item) && most(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), learned));
}
