import type { Generation, Batch } from 'groundloop';

/** Keeps the reward model up to date with the policy: it must have seen what the policy writes now. */
function updateReward(g: Generation): void {
  for (let pass = 0; pass < 3; pass++) {
    g.reward.refresh({ ai: g.model.sample(500) });
  }
}

export function step(g: Generation): Batch {
  updateReward(g);
  const people = g.human.draw(200);
  const verified = g.model.sample(1100).filter((i) => g.verifier.check(i));
  const ranked = verified.sortBy((i) => -g.reward.score(i));
  const chosen = ranked.take(Math.floor(ranked.size * 0.75));
  return g.bank.put('data', g.bank.get('data').plus(people, chosen));
}
