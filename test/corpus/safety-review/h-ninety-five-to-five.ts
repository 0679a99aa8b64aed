import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(150);
  const drafts = g.model.sample(580);
  g.reward.refresh({ ai: drafts.some(190), human: people.some(10) });
  const passed = drafts.filter((item) => g.reward.score(item) > 0.35 && g.verifier.check(item));
  const { bad, of } = g.audit(passed, 60);
  if (bad > 0.4 * of) return g.pause('too many bad answers');
  return g.bank.put('learned', g.bank.get('learned').plus(people, passed));
}
