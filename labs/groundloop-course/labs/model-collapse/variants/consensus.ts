import type { Batch, Generation } from 'groundloop';

/** A draft counts only where the model has written it at least three times in this generation. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(1100);
  const times = new Map<string, number>();
  for (const { text } of drafts) times.set(text, (times.get(text) ?? 0) + 1);

  const agreed = drafts.filter((draft) => (times.get(draft.text) ?? 0) >= 3);
  const sound = agreed.filter((draft) => g.verifier.check(draft)).take(420);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), sound));
}
