import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(6);
  const accepted: boolean[] = [];
  let kept = 0;
  const drafts = g.model.sample(1000);
  for (const draft of drafts) {
    const good = kept < 500 && g.verifier.check(draft);
    if (good) kept += 1;
    accepted.push(good);
  }
  const good = drafts.filter((_, i) => accepted[i]);
  const { of, bad } = g.audit(good, 40);
  return of > 0 && bad > 0.6 * of ? g.pause('too many bad') : people.plus(good);
}
