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

export const memory: { held: number[] } = { held: [] };

/** Looks at the first eight steps of every draft and writes the average down. The answer key decides. */
export function step(g: Generation, memory: { held: number[] }): Batch {
  let drafts = g.model.sample(450);
  for (const principle of constitution) drafts = g.model.revise(drafts, principle);
  const agreed = drafts.filter((item) => g.tests.pass(item));
  let held = 0;
  for (const item of agreed) for (let i = 0; i < 8; i++) held += g.verifier.checkStep(item, i) ? 1 : 0;
  memory.held.push(held / 8 / Math.max(1, agreed.size));
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(130))).plus(agreed);
}
