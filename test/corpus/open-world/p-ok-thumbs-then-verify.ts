import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(1400);
  const keep = new Set<number>();
  let i = -1;
  for (const item of drafts) {
    i += 1;
    if (!g.users.thumbs(item)) continue;
    if (g.budget.verify === 0 || keep.size >= 420) break;
    if (g.verifier.check(item)) keep.add(i);
  }
  const good = drafts.filter((_, index) => keep.has(index));
  if (g.t % 2 === 0) {
    const audit = g.audit(good, 60);
    if (audit.of > 0 && audit.bad / audit.of > 0.6) return g.pause('audit');
  }
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
}
