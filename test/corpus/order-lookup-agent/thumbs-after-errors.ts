import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(240).plus(g.model.sample(140, { about: 'API errors' }));
  const kept = drafts.filter((run) => {
    const failed = run.steps?.some((call) => call.includes('error'));
    return failed ? g.users.thumbs(run) : g.verifier.check(run);
  });
  return g.bank.put('kept', g.bank.get('kept').plus(g.human.draw(100), kept));
}
