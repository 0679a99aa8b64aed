import type { Generation, Batch } from 'groundloop';

// RLAIF in three lines: the reward learns from the policy, the policy learns from the reward.
export function step(g: Generation): Batch {
  const candidates = g.model.sample(2000);
  const rubric = g.human.draw(100);
  g.reward.refresh({ ai: candidates, human: rubric.take(20) });
  const preferred = candidates.sortBy((i) => g.reward.score(i)).filter((_, k) => k >= candidates.size * 0.8);
  return g.bank.put('rlaif', g.bank.get('rlaif').plus(rubric, preferred));
}
