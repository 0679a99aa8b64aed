import type { Batch, Generation } from 'groundloop';

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
  const drafts = g.model.revise(g.model.revise(g.model.sample(520), first), second);
  const kept = drafts.filter((item) => g.tests.pass(item));
  return g.bank.put('all', g.bank.get('all').plus(kept, g.human.draw(125)));
}
