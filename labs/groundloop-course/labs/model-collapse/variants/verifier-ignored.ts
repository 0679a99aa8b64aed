import type { Batch, Generation } from 'groundloop';

export const memory: { passed: number[] } = { passed: [] };

/** Asks the verifier about every draft, counts what it says, and trains on all of them just the same. */
export function step(g: Generation, memory: { passed: number[] }): Batch {
  const drafts = g.model.sample(450);
  let passed = 0;
  for (const draft of drafts) if (g.verifier.check(draft)) passed += 1;
  memory.passed.push(passed);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), drafts));
}
