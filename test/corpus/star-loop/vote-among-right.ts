import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const right = g.model.sample(600).filter((item) => g.tests.pass(item));
  const votes = new Map<string, number>();
  for (const { text } of right) votes.set(text, (votes.get(text) ?? 0) + 1);
  const chosen = right.filter(({ text }) => (votes.get(text) ?? 0) > 0);
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(120)));
  return people.plus(g.bank.put('chosen', g.bank.get('chosen').plus(chosen)));
}
