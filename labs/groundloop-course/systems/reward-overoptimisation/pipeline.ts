import type { Batch, Generation } from 'groundloop';

const PROMPTS = 300;

/**
 * Best of n by a reward model, with twice as many candidates in every generation. The score of what is picked rises to the
 * end; what the score stands for doesn't.
 */
export function step(g: Generation): Batch {
  const people = g.t === 0 ? g.bank.put('people', g.human.draw(800)) : g.bank.get('people');

  const n = Math.min(2 ** g.t, 16);
  const candidates = g.model.sample(PROMPTS * n);
  const best = candidates.sortBy((answer) => -g.reward.score(answer)).take(PROMPTS);

  return people.plus(best);
}
