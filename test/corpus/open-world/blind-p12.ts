import type { Batch, Generation } from 'groundloop';

type Log = { accepted: number; rejected: number }[];
export const memory: Log = [];

export function step(g: Generation, log: Log): Batch {
  const draft = g.model.sample(850);
  const [drafts, rejects] = draft.split((item) => g.verifier.check(item));
  log.push({ accepted: drafts.size, rejected: rejects.size });

  // Rejects stay on a shelf of their own, for error analysis.
  g.bank.put('rejects', rejects);
  g.bank.put('accepted', drafts);

  const people = g.human.draw(170);
  const everything = g.bank.get('everything').plus(people, draft);
  return g.bank.put('everything', everything);
}
