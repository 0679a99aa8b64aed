import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(160);
  const drafts = g.model.sample(640);
  g.reward.refresh({ ai: drafts.some(200), human: people.some(50) });
  const ranked = [...drafts].map((item) => g.reward.score(item)).sort((a, b) => b - a);
  const cut = ranked[319]!;
  const kept = drafts.filter((item) => g.reward.score(item) >= cut);
  const report = g.audit(people, 55);
  if (report.of > 0 && report.bad / report.of > 0.75) return g.pause('audit over the limit');
  return g.bank.put('all', g.bank.get('all').plus(people, kept));
}
