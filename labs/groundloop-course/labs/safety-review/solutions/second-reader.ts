import type { Batch, Generation, Pause } from 'groundloop';

/** People's labels are drawn once and used for every refresh: an anchor that doesn't move. */
const anchor = (g: Generation): Batch => (g.t === 0 ? g.bank.put('anchor', g.human.draw(50)) : g.bank.get('anchor'));

/** Of what the second reader lets through, about one in ten is bad. At more than three, somebody has to look. */
const LIMIT = 0.3;

/** The reward model only removes the worst quarter. A second reader, who knows nothing of it, decides about the rest. */
export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(150), human: anchor(g) });

  const byScore = drafts.sortBy((draft) => g.reward.score(draft));
  const reviewed = byScore.filter((draft, rank) => rank >= 150 && g.verifier.check(draft));

  const { bad, of } = g.audit(reviewed, 60);
  return bad / of > LIMIT
    ? g.pause('too much of what passed the review is bad')
    : g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(150), reviewed));
}
