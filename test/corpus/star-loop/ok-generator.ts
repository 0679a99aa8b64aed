import type { Batch, Generation, Item } from 'groundloop';

function* rounds(g: Generation): Generator<Batch> {
  const sound = (item: Item): boolean => {
    for (let i = 0; i < 6; i++) if (!g.verifier.checkStep(item, i)) return false;
    return true;
  };
  const alone = g.model.sample(300);
  yield alone.filter(g.tests.pass).filter(sound);
  const helped = g.model.sample(200, { hint: true });
  yield helped.filter(g.tests.pass).filter(sound);
}

export function step(g: Generation): Batch {
  let all = g.bank.get('all').plus(g.human.draw(120));
  for (const batch of rounds(g)) all = all.plus(batch);
  return g.bank.put('all', all);
}
