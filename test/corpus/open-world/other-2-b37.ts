import type { Generation, Batch } from 'groundloop';

/** Simulated annealing: explore first, exploit later. */
const temperatureAt = (t: number): number => Math.max(0.15, 0.8 - 0.15 * t);

export function step(g: Generation): Batch {
  const temperature = temperatureAt(g.t);
  const now = g.model.sample(400, { temperature }).filter((i) => g.verifier.check(i));
  const before = g.bank.get('previous');
  g.bank.put('previous', now);
  const start = g.t === 0 ? g.human.draw(400) : g.bank.get('empty');
  return start.plus(before, now);
}
