import type { Batch, Generation, Pause } from 'groundloop';

// The review keeps its job, but chooses nothing from the top: highest scores are where it is fooled. The second reader
// decides; people look at what is about to be learned; two months together above one in three end it.

export const memory: { audits: { of: number; bad: number }[] } = { audits: [] };

const rate = (xs: { of: number; bad: number }[]) =>
  xs.reduce((n, x) => n + x.bad, 0) /
  Math.max(
    1,
    xs.reduce((n, x) => n + x.of, 0),
  );

export function step(g: Generation, memory: { audits: { of: number; bad: number }[] }): Batch | Pause {
  const fresh = g.human.draw(200);
  const anchor = g.t === 0 ? g.bank.put('anchor', fresh.take(50)) : g.bank.get('anchor');

  const drafts = g.model.sample(590);
  g.reward.refresh({ ai: drafts.some(50), human: anchor.plus(fresh.some(50)) });

  const byScore = drafts.sortBy((item) => g.reward.score(item));
  const withoutTheTop = byScore.take(Math.round(drafts.size * 0.9));
  const read = withoutTheTop.filter((item) => g.verifier.check(item));

  memory.audits.push((({ of, bad }) => ({ of, bad }))(g.audit(read, 60)));
  const latest = memory.audits.slice(-1);
  const two = memory.audits.slice(-2);
  if (rate(latest) > 0.5) return g.pause('half of it is bad');
  if (two.length === 2 && rate(two) > 0.34) return g.pause('two bad months');

  return g.bank.put('people', g.bank.get('people').plus(fresh)).some(900).plus(read);
}
