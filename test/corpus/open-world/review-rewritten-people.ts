import type { Batch, Generation, Pause } from 'groundloop';

// learns only people's texts, rewritten by the model's own taste
export function step(g: Generation): Batch | Pause {
  const ppl = g.model.revise(g.human.draw(200), { id: 'be good' });
  return g.bank.put('all', g.model.revise(g.bank.get('all'), { id: 'be better ' + 'abcdefghij'[g.t] + 'x' }).plus(ppl));
}
