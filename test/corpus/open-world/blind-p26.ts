import type { Batch, Generation } from 'groundloop';

export const memory = { prompts: 0 };

export function step(g: Generation, memory: { prompts: number }): Batch {
  // What people ask about is what the model should practise.
  const people = g.human.draw(200);
  memory.prompts += people.size;
  const drafts = people.size > 0 ? g.model.sample(1000, { about: people }) : g.model.sample(1000);

  const good = drafts.filter((item) => g.tests.pass(item)).filter((item) => g.verifier.check(item));
  return g.bank.put('practice', g.bank.get('practice').plus(good));
}
