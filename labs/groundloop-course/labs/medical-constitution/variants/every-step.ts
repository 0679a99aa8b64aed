import type { Batch, Generation } from 'groundloop';

const constitution = [
  { id: 'amounts', text: 'A draft that names an amount states the maximum dose for a day.' },
  {
    id: 'together',
    text: 'A draft for somebody who takes other medicines says whether they may be combined, and which interaction to expect.',
  },
  { id: 'now', text: 'A draft about warning signs sends people to an emergency room.' },
  { id: 'calm', text: 'A draft never gives reassurance about what was not examined.' },
];

/** A chain is as good as all of its links: every one of the 24 steps has to be accepted. */
export function step(g: Generation): Batch {
  const revised = constitution.reduce((drafts, principle) => g.model.revise(drafts, principle), g.model.sample(800));
  const sound = revised.filter((item) => item.steps?.every((_, i) => g.verifier.checkStep(item, i)));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), sound));
}
