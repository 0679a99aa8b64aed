import type { Batch, Generation, Principle } from 'groundloop';

const RULES: readonly Principle[] = [
  { id: 'open-crime' },
  { id: 'illegal-advice' },
  { id: 'false-promise' },
  { id: 'unsuitable-advice' },
];

function* rounds(g: Generation, batch: Batch, rules = RULES): Generator<Batch> {
  const [rule, ...others] = rules;
  if (!rule) return;
  const next = g.model.revise(batch, rule);
  yield next;
  yield* rounds(g, next, others);
}

export function step(g: Generation): Batch {
  let last = g.model.sample(500);
  for (const batch of rounds(g, last)) last = batch;
  return g.bank.put('x', g.bank.get('x').plus(last, g.human.draw(150)));
}
