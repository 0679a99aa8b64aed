import type { Batch, Generation, Item } from 'groundloop';

type Asked = Record<string, boolean>;
export const memory: { asked: Asked } = { asked: {} };

/** What the checker can't judge is left white: pilots alone write about it. The checker is asked once about each wording. */
export function step(g: Generation, { asked }: { asked: Asked }): Batch {
  const passes = (draft: Item): boolean => (asked[draft.text] ??= g.verifier.check(draft));
  const drafts = g.model.sample(g.t === 0 ? 1000 : 500).filter((draft) => draft.level !== 'hard' && passes(draft));
  const { of, bad } = g.audit(drafts, 20);
  const kept = bad > of / 2 ? drafts.take(0) : drafts;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(g.t < 4 ? 80 : 0), kept));
}
