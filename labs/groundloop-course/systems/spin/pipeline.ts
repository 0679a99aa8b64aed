import type { Batch, Generation } from 'groundloop';

/**
 * A game of the model against its last self. Both answer the same questions, and people's answer always wins: the model is
 * moved towards what people say more often than it does. Where the two can't be told apart, the game is over.
 */
export function step(g: Generation): Batch {
  const people = g.t === 0 ? g.bank.put('people', g.human.draw(2000)) : g.bank.get('people');
  const own = g.model.sample(people.size, { about: people });

  const owed = new Map<string, number>();
  for (const { text } of people) owed.set(text, (owed.get(text) ?? 0) + 1);
  for (const { text } of own) owed.set(text, (owed.get(text) ?? 0) - 1);

  const wins = people.filter(({ text }) => {
    const left = owed.get(text) ?? 0;
    owed.set(text, left - 1);
    return left > 0;
  });

  return people.plus(wins);
}
