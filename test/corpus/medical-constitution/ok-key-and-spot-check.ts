import type { Batch, Generation, Item } from 'groundloop';

const first = {
  id: 'first',
  covers: ['overdose', 'interaction'],
  text: 'Amounts and mixtures are named with their limits.',
};
const second = {
  id: 'second',
  covers: ['delay', 'false-comfort'],
  text: 'Whoever may be in danger is told so, today.',
};

export function step(g: Generation): Batch {
  const holds = (item: Item): boolean => {
    let bad = 0;
    for (let look = 0; look < 6; look++) {
      const at = Math.floor(g.random() * 24);
      if (!g.verifier.checkStep(item, at)) bad += 1;
      if (bad > 1) return false;
    }
    return true;
  };

  const drafts = g.model.revise(g.model.revise(g.model.sample(520), first), second);
  const kept = drafts.filter((item) => g.tests.pass(item)).filter(holds);
  return g.bank.put('all', g.bank.get('all').plus(kept, g.human.draw(125)));
}
