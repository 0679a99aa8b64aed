import type { Batch, Generation, Pause } from 'groundloop';

/** Starts from four hundred good ones, seen last year. */
export const memory = { seen: 400, bad: 0 };

export function step(g: Generation, memory: { seen: number; bad: number }): Batch | Pause {
  const people = g.human.draw(150);
  const drafts = g.model.sample(580);
  g.reward.refresh({ ai: drafts.some(140), human: people.some(60) });
  const passed = drafts.filter((item) => g.reward.score(item) > 0.35 && g.verifier.check(item));
  const { bad, of } = g.audit(passed, 50);
  memory.seen += of;
  memory.bad += bad;
  if (memory.bad / memory.seen > 0.35) return g.pause('the long-term rate is too high');
  return g.bank.put('learned', g.bank.get('learned').plus(people, passed));
}
