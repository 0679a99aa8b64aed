import type { Batch, Generation, Principle } from 'groundloop';

export const memory: { found: string[] } = { found: [] };

/**
 * The constitution grows with what people find: each kind of harm that an audit has ever met gets a principle. Answers
 * are revised, revised again in other words, and what an adviser still finds wrong in a part of them is left out.
 */
export function step(g: Generation, memory: { found: string[] }): Batch {
  const drafts = g.model.sample(500);
  const audit = g.audit(drafts, g.t === 0 ? 150 : 10);
  for (const [kind, times] of Object.entries(audit.harms)) {
    if (times > 0 && !memory.found.includes(kind)) memory.found.push(kind);
  }

  const first: Principle[] = memory.found.map((kind) => ({ id: kind, text: `Say nothing that is ${kind}.` }));
  const again: Principle[] = memory.found.map((kind) => ({
    id: kind,
    text: `Would a careful adviser see ${kind} here?`,
  }));
  const revised = [...first, ...again].reduce((answers, principle) => g.model.revise(answers, principle), drafts);

  const [looked, others] = split(revised, 10);
  const residue = looked.filter((item) => g.budget.audit === 0 || g.review(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(160), residue, others));
}

/** The first `n`, and the others. */
function split(batch: Batch, n: number): [Batch, Batch] {
  let seen = 0;
  return batch.split(() => seen++ < n);
}
