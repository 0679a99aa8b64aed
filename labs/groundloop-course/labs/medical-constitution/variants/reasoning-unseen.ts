import type { Batch, Generation } from 'groundloop';

const constitution = [
  { id: 'amounts', text: 'A draft that names an amount states the maximum dose for a day.' },
  { id: 'together', text: 'A draft that names two medicines tells which interaction to expect.' },
  { id: 'now', text: 'A draft about warning signs sends people to an emergency room.' },
  { id: 'calm', text: 'A draft never gives reassurance about what was not examined.' },
];

/** The constitution is good, and it is all there is: nobody asks whether the reasoning holds. */
export function step(g: Generation): Batch {
  const revised = constitution.reduce((drafts, principle) => g.model.revise(drafts, principle), g.model.sample(450));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), revised));
}
