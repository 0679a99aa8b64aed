import type { Batch, Generation, Pause } from 'groundloop';

/** Audits every generation and would pause. What it audits is the test set of the first generation, over and over. */
export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(180);
  const test = g.t === 0 ? g.bank.put('test', people.some(100)) : g.bank.get('test');
  const { bad, of } = g.audit(test, 60);
  if (bad > 0.7 * of) return g.pause('the test set has become bad');

  const passed = g.model.sample(550).filter((draft) => g.reward.score(draft) > 0.5 && g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(people, passed));
}
