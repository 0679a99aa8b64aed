import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(110)));
  const tries = g.model.sample(1000);

  const asked: Record<string, number> = {};
  const said: Record<string, number> = {};
  for (const { question, text } of tries) {
    asked[question] = (asked[question] ?? 0) + 1;
    said[text] = (said[text] ?? 0) + 1;
  }

  const agreed = tries.filter(({ question, text }) => 2 * (said[text] ?? 0) >= (asked[question] ?? 0));
  return people.plus(agreed.some(500));
}
