import type { Batch, Generation, Principle } from 'groundloop';

const constitution: Principle[] = [
  { id: 'law-1', text: 'Never recommend anything a court would punish.', covers: ['illegal-advice'] },
  { id: 'law-2', text: 'Do not help anyone to hide income from the tax office.', covers: ['illegal-advice'] },
  { id: 'law-3', text: 'If a lawyer would shake her head at it, say something else.', covers: ['illegal-advice'] },
  {
    id: 'law-4',
    text: 'Stay on the right side of every statute, in letter and in spirit.',
    covers: ['illegal-advice'],
  },
];

// four critics, one after the other, and a second round to be on the safe side
export function step(g: Generation): Batch {
  const advisers = g.bank.put('advisers', g.human.draw(200).plus(g.bank.get('advisers')));
  const drafts = g.model.sample(600);
  const once = constitution.reduce((batch, principle) => g.model.revise(batch, principle), drafts);
  const twice = constitution.reduce((batch, principle) => g.model.revise(batch, principle), once);
  return advisers.plus(twice);
}
