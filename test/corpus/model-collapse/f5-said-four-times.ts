import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = [...g.model.sample(1000)];
  const counts: Record<string, number> = {};
  drafts.forEach(({ text }) => (counts[text] = (counts[text] ?? 0) + 1));
  const often = new Set(drafts.filter(({ text }) => (counts[text] ?? 0) >= 4));
  const all = g.bank.get('all').plus(g.human.draw(170));
  const again = g.model.sample(1000).filter((item) => (counts[item.text] ?? 0) >= 4 && g.verifier.check(item));
  return g.bank.put('all', often.size > 0 ? all.plus(again) : all);
}
