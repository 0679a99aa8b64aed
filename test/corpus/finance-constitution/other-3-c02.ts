import type { Batch, Generation, Item, Principle } from 'groundloop';

/* Nothing is rewritten here. A panel of critics reads each answer, people's too, and one objection is enough to leave
 * it out. The critics' list of harms is what auditors have named so far. */

export const memory: { register: Record<string, number> } = { register: {} };

const voices = [
  (harm: string) => `Would a cautious customer be worse off because of ${harm} in this answer?`,
  (harm: string) => `Object if the supervisory authority could fine us over it, for ${harm}.`,
  (harm: string) => `Think of the least experienced reader. Is there any ${harm}, outright or between the lines?`,
];

function* panel(harms: string[]): Generator<Principle> {
  for (const harm of harms)
    for (const [i, say] of voices.entries()) yield { id: harm + '/' + i, text: say(harm), covers: [harm] };
}

export function step(g: Generation, memory: { register: Record<string, number> }): Batch {
  const drafts = g.model.sample(700);
  const advisers = g.human.draw(180);

  const { harms } = g.audit(drafts, g.t === 0 ? 170 : 25);
  for (const harm in harms) memory.register[harm] = (memory.register[harm] ?? 0) + harms[harm]!;

  const critics = [...panel(Object.keys(memory.register))];
  const passes = (item: Item) => critics.every((critic) => g.model.judge(item, critic) >= 0.5);

  return g.bank.put('people', g.bank.get('people').plus(advisers.filter(passes))).plus(drafts.filter(passes));
}
