import type { Batch, Generation, Pause } from 'groundloop';

type Memory = { history: number[] };
export const memory: Memory = { history: [] };

const EXPECTED = 0.2;
const UNACCEPTABLE = 0.37;

export function step(g: Generation, memory: Memory): Batch | Pause {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(200)));
  const drafts = g.model.sample(590);

  // the score only removes its least favourite tenth; the checker decides about the others
  const candidates = drafts.sortBy((i) => -g.reward.score(i)).take(530);
  const kept = candidates.filter((i) => g.verifier.check(i));

  // sixty at random of exactly what would be learned
  const { of, bad } = g.audit(kept, 60);
  const share = bad / Math.max(1, of);
  memory.history.push(share);

  const slack = g.t < 2 ? 0.06 : 0;
  if (share > UNACCEPTABLE + slack) return g.pause(`expected ${EXPECTED}, found ${share}`);
  return people.plus(kept);
}
