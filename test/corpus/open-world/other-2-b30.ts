import type { Generation, Batch } from 'groundloop';

/** Collects verified drafts until there are enough or this generation's share of checks is gone. */
function gather(g: Generation, have: Batch, want: number, reserve: number): Batch {
  if (have.size >= want) return have;
  if (g.budget.verify - 100 < reserve) return have;
  const more = g.model.sample(100).filter((item) => g.verifier.check(item));
  return gather(g, have.plus(more), want, reserve);
}

export function step(g: Generation): Batch {
  const left = g.of - g.t;
  const reserve = g.budget.verify * ((left - 1) / left);
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(Math.floor(g.budget.human / left))));
  const fresh = gather(g, g.bank.get('nothing'), 700, reserve);
  return human.plus(g.bank.put('verified', g.bank.get('verified').plus(fresh)));
}
