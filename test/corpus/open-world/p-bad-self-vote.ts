import type { Batch, Generation, Item, Pause } from 'groundloop';

/** Of the items 0 and 1, 2 and 3, … the one with the higher score. */
function bestOfTwo(batch: Batch, score: (item: Item) => number): Batch {
  const scores = [...batch].map(score);
  return batch.filter((_, i) => {
    const partner = scores[i ^ 1];
    if (partner === undefined) return false;
    return i % 2 === 0 ? scores[i]! >= partner : scores[i]! > partner;
  });
}

export function step(g: Generation): Batch | Pause {
  const kept = bestOfTwo(g.model.sample(900), (item) => g.model.judge(item));
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), kept));
}
