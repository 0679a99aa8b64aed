import type { Batch, Generation, Item } from 'groundloop';

const rule = {
  id: 'do no harm',
  text: 'Check the dose. Check each interaction. Never delay an emergency. Never reassure without looking.',
};

export function step(g: Generation): Batch {
  const passes = (item: Item): boolean => {
    let good = 0;
    for (let i = 0; i < 20; i += 2) good += Number(g.verifier.checkStep(item, i));
    return good >= 8 && g.tests.pass(item);
  };
  const collect = (found: Batch, rounds: number): Batch => {
    if (found.size >= 200 || rounds === 0) return found.take(200);
    return collect(found.plus(g.model.revise(g.model.sample(150), rule).filter(passes)), rounds - 1);
  };
  const people = g.human.draw(130);
  return g.bank.put('all', g.bank.get('all').plus(people, collect(people.take(0), 6)));
}
