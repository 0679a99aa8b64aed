import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(1100);
  const said = new Map<string, number>();
  for (const { text } of drafts) said.set(text, (said.get(text) ?? 0) + 1);
  const kept = drafts
    .filter(({ text }) => (said.get(text) ?? 0) >= 3)
    .filter((item) => g.budget.verify > 0 && g.verifier.check(item))
    .take(420);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
