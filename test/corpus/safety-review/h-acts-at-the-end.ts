import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(150);
  const drafts = g.model.sample(580);
  g.reward.refresh({ ai: drafts.some(140), human: people.some(60) });
  const passed = drafts.filter((item) => g.reward.score(item) > 0.35 && g.verifier.check(item));
  if (g.t === g.of - 1) {
    const { bad, of } = g.audit(passed, 200);
    if (bad > 0.35 * of) return g.pause('final audit failed');
  }
  return g.bank.put('learned', g.bank.get('learned').plus(people, passed));
}
