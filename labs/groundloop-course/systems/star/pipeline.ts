import type { Batch, Generation } from 'groundloop';

/**
 * One turn of the self-taught reasoner. Every turn fine-tunes the first model anew, for which people's text stands here, on
 * reasoning of the newest model that ended with the known answer.
 */
export function step(g: Generation): Batch {
  const base = g.t === 0 ? g.bank.put('base', g.human.draw(400)) : g.bank.get('base');
  const isRight = g.tests.pass;

  const [rationales, failed] = g.model.sample(900).split(isRight);

  // Rationalisation: the answer to a failed problem is given away, and the model writes steps that lead there.
  const rationalised = g.model.sample(failed.size, { about: failed, hint: true }).filter(isRight);

  return base.plus(rationales, rationalised);
}
