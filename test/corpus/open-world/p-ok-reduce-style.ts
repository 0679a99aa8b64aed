import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(900);
  const yes = [...drafts].reduce<Set<number>>((accepted, item, i) => {
    if (accepted.size < 420 && g.verifier.check(item)) accepted.add(i);
    return accepted;
  }, new Set());
  const good = drafts.filter((_, i) => yes.has(i));
  const report = g.audit(good, 40);
  const keep = [g.bank.get('keep'), g.human.draw(150), good].reduce((all, batch) => all.plus(batch));
  g.bank.put('keep', keep);
  return report.of && report.bad / report.of > 0.6 ? g.pause('bad batch') : keep;
}
