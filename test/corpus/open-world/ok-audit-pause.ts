import type { Batch, Generation, Pause } from 'groundloop';

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch | Pause {
  const good = verified(g, g.model.sample(850), 420);
  const audit = g.audit(good, 30);
  return audit.bad > 0.7 * audit.of ? g.pause('mostly bad') : accumulate(g, g.human.draw(165), good);
}
