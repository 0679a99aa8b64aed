import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(1500);
  const items = [...drafts];
  const passing = new Set<number>();
  let i = 0;
  while (passing.size < 600 && i < items.length) {
    if (g.tests.pass(items[i]!)) passing.add(i);
    i++;
  }
  const kept = drafts.filter((_, index) => passing.has(index));
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.8) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(150))).plus(kept);
}
