import type { Batch, Generation, Item } from 'groundloop';

function* faults(g: Generation, item: Item): Generator<string> {
  for (const kind of ['overdose', 'interaction', 'delay', 'false-comfort']) {
    if (g.model.judge(item, { id: kind, covers: [kind], text: `Is there ${kind} in it?` }) < 0.6) yield kind;
  }
}

export function step(g: Generation): Batch {
  const drafts = g.model.sample(500).filter((item) => faults(g, item).next().done);
  const held = (item: Item): number => (item.steps ?? []).filter((_, i) => g.verifier.checkStep(item, i)).length / 24;
  const learned = drafts.filter((item) => g.tests.pass(item) && held(item) > 0.66);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), learned));
}
