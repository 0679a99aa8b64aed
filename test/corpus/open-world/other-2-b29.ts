import type { Generation, Batch } from 'groundloop';

// STaR: try; where the model fails, show it the answer and let it rationalise.
export function step(g: Generation): Batch {
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(120)));
  const [solved, failed] = g.model.sample(800).split((i) => g.tests.pass(i));
  const rationalised = failed.size
    ? g.model.sample(800, { about: failed, hint: true }).filter((i) => g.tests.pass(i))
    : failed;
  const traces = g.bank.put('traces', g.bank.get('traces').plus(solved, rationalised));
  return human.plus(traces);
}
