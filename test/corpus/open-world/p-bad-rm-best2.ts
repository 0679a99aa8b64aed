import type { Batch, Generation, Item, Pause } from 'groundloop';

function bestOfTwo(batch: Batch, score: (item: Item) => number): Batch {
  const scores = [...batch].map(score);
  return batch.filter((_, i) => {
    const partner = scores[i ^ 1];
    if (partner === undefined) return false;
    return i % 2 === 0 ? scores[i]! >= partner : scores[i]! > partner;
  });
}

export function step(g: Generation): Batch | Pause {
  const kept = bestOfTwo(g.model.sample(1600), g.reward.score);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.95) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(120))).plus(kept);
}
