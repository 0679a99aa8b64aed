import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const at = { temperature: 0.5 };
  const drafts = g.model.sample(270, at).plus(g.model.sample(120, { ...at, about: 'API errors' }));
  return g.bank.put(
    'all',
    g.bank.get('all').plus(
      g.human.draw(90),
      drafts.filter((run) => g.verifier.check(run)),
    ),
  );
}
