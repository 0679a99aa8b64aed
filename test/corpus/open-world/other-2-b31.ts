import type { Generation, Batch } from 'groundloop';

const CAPACITY = 400;

// Reservoir: constant memory, always mixed.
export function step(g: Generation): Batch {
  const seed = g.t === 0 ? g.human.draw(400) : g.bank.get('never');
  const drafts = g.model.sample(700).filter((i) => g.verifier.check(i));
  const merged = g.bank.get('reservoir').plus(seed, drafts);
  const reservoir = merged.size > CAPACITY ? merged.some(CAPACITY) : merged;
  return g.bank.put('reservoir', reservoir);
}
