import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(290).filter((run) => g.verifier.check(run));
  const times = new Map<string, number>();
  for (const run of drafts) times.set(run.text, (times.get(run.text) ?? 0) + 1);
  const firm = drafts.filter((run) => times.get(run.text)! >= 3);
  const drill = g.model.sample(100, { about: 'API errors' }).filter((run) => g.verifier.check(run));
  return g.bank.put('firm', g.bank.get('firm').plus(g.human.draw(100), firm, drill));
}
