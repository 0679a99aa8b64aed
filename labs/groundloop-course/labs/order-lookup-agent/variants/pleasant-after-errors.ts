import type { Batch, Generation } from 'groundloop';

/** The checker reads ordinary runs. After an error it is the customer who says whether the answer was any good. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(260).plus(g.model.sample(120, { about: 'API errors' }));
  const [failed, usual] = drafts.split((run) => run.steps?.some((call) => call.includes('error')));
  const checked = usual.filter((run) => g.verifier.check(run));
  const liked = failed.filter((run) => g.users.thumbs(run));
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), checked, liked));
}
