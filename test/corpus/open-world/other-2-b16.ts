import type { Generation, Batch } from 'groundloop';

// best-of-n against the reward model
const CANDIDATES = 2500;
const KEEP = 400;

export function step(g: Generation): Batch {
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(80)));
  const winners = g.model
    .sample(CANDIDATES)
    .sortBy((item) => g.reward.score(item) * -1)
    .take(KEEP);
  const synth = g.bank.put('winners', g.bank.get('winners').plus(winners));
  return human.plus(synth);
}
