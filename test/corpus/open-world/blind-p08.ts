import type { Batch, Generation } from 'groundloop';

// Explore early, exploit late.
function schedule(t: number, of: number): number {
  const progress = of > 1 ? t / (of - 1) : 1;
  return 1 - 0.6 * progress;
}

export const memory = { temperatures: [] as number[] };

export function step(g: Generation, memory: { temperatures: number[] }): Batch {
  const temperature = schedule(g.t, g.of);
  memory.temperatures.push(temperature);
  const drafts = g.model.sample(1000, { temperature });
  const right = drafts.filter((item) => g.verifier.check(item));
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(120)));
  const machine = g.bank.put('machine', g.bank.get('machine').plus(right));
  return people.plus(machine);
}
