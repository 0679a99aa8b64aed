import type { Batch, Generation, Pause } from 'groundloop';

// Best of n: the review picks the top fifth of twelve hundred. It is held in place by people's labels, half and half,
// and there is an emergency stop.
export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(120);
  const drafts = g.model.sample(1200);

  g.reward.refresh({ ai: drafts.some(60), human: people.some(60) });

  const top = drafts.sortBy((item) => -g.reward.score(item)).take(240);

  const { of, bad } = g.audit(top, 60);
  if (of > 0 && bad / of > 0.8) return g.pause(`${bad} of ${of}`);

  return people.some(60).plus(top);
}
