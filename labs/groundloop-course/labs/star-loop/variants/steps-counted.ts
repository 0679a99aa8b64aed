import type { Batch, Generation } from 'groundloop';

export const memory: { sound: number[] } = { sound: [] };

/** Looks at every step and writes down how many held. What is learned is what has the right answer. */
export function step(g: Generation, memory: { sound: number[] }): Batch {
  const right = g.model.sample(400).filter((item) => g.tests.pass(item));
  let sound = 0;
  for (const item of right) {
    if (item.steps?.every((_, i) => g.verifier.checkStep(item, i))) sound += 1;
  }
  memory.sound.push(sound / Math.max(1, right.size));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(100), right));
}
