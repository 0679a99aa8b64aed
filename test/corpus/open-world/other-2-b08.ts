import type { Generation, Batch } from 'groundloop';

/*
 * Verify late. Drafts of this generation wait in "pending"; they are checked
 * in the next one, and only what passes is ever trained on.
 */
export function step(g: Generation): Batch {
  const pending = g.bank.get('pending');
  const released = pending.filter((item) => g.budget.verify > 0 && g.verifier.check(item));
  const trusted = g.bank.put('trusted', g.bank.get('trusted').plus(released));
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(200)));
  g.bank.put('pending', g.model.sample(1200));
  return human.plus(trusted);
}
