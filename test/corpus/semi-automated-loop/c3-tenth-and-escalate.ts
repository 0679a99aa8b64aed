import type { Batch, Generation } from 'groundloop';

interface Known extends Record<string, boolean> {
  distrusted: boolean;
}

export const memory: Known = { distrusted: false };

/** Every tenth accepted draft is read. As soon as one hard draft is found bad, all hard drafts are. */
export function step(g: Generation, memory: Known): Batch {
  const learned = g.model.sample(700).filter((draft) => {
    if (!g.verifier.check(draft)) return false;
    const hard = draft.level === 'hard';
    if (g.random() >= 0.1 && !(memory.distrusted && hard)) return true;
    const good = g.budget.audit > 0 && g.review(draft);
    if (hard && !good) memory.distrusted = true;
    return good;
  });
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
