import type { Batch, Generation, Item } from 'groundloop';

/*
 * Two streams.
 *  - Own work: right answer and six sound steps.
 *  - Hinted work, on the puzzles that were failed: here the model was shown the answer, so there is no luck involved,
 *    and looking at its steps would be spending twice. The key is enough.
 */

interface Streams {
  own: Batch;
  hinted: Batch;
}

function sixSoundSteps(g: Generation, item: Item): boolean {
  const n = item.steps?.length ?? 0;
  if (g.budget.verify < n) return false;
  return Array.from({ length: n }, (_, i) => g.verifier.checkStep(item, i)).every(Boolean);
}

function streams(g: Generation): Streams {
  const attempts = g.model.sample(350);
  const [right, failed] = attempts.split((item) => g.tests.pass(item));
  const own = right.filter((item) => sixSoundSteps(g, item));
  const hinted = failed.size === 0 ? failed : g.model.sample(450, { about: failed, hint: true });
  return { own, hinted: hinted.filter((item) => g.tests.pass(item)) };
}

export function step(g: Generation): Batch {
  const { own, hinted } = streams(g);
  const people = g.human.draw(100);
  return g.bank.put('work', g.bank.get('work').plus(own, hinted)).plus(people);
}
