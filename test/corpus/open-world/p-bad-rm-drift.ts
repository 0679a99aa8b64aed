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
  const drafts = g.model.sample(1600);
  g.reward.refresh({ ai: drafts });
  const kept = bestOfTwo(drafts, g.reward.score);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.97) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(120))).plus(kept);
}
