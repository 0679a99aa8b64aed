import type { Batch, Generation } from 'groundloop';

/** Verified items, at least `need` of them if `rounds` rounds of 200 are enough. */
function gather(g: Generation, need: number, rounds: number, have: Batch): Batch {
  if (have.size >= need || rounds === 0) return have;
  if (g.budget.verify < 200) return have;
  const more = g.model.sample(200).filter((item) => g.verifier.check(item));
  return gather(g, need, rounds - 1, have.plus(more));
}

export function step(g: Generation): Batch {
  const nothing = g.bank.get('nothing');
  const fresh = gather(g, 450, 5, nothing);
  const all = g.bank.get('all').plus(fresh, g.human.draw(180));
  return g.bank.put('all', all);
}
