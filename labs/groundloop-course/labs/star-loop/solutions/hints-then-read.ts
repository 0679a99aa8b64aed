import type { Batch, Generation } from 'groundloop';

const TRIES = 450;

/**
 * Puzzles the model fails are tried again with a hint. That makes answers right and steps no better, so somebody outside
 * reads every solution that came from a hint, and every other one too.
 */
export function step(g: Generation): Batch {
  const [right, failed] = g.model.sample(TRIES).split((item) => g.tests.pass(item));
  const again = g.model.sample(150, { hint: true, about: failed });

  let kept = g.bank.get('kept').plus(g.human.draw(120));
  for (const part of [right, again]) {
    kept = kept.plus(part.filter((item) => g.verifier.check(item)));
  }
  return g.bank.put('kept', kept);
}
