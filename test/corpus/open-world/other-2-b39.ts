import type { Generation, Batch, Item } from 'groundloop';

const LADDER: readonly (readonly [temperature: number, n: number])[] = [
  [1.0, 500],
  [1.15, 350],
  [1.3, 250],
];

export function step(g: Generation): Batch {
  const remaining = g.of - g.t;
  let quota = Math.floor(g.budget.verify / remaining);
  const check = (item: Item): boolean => {
    if (quota <= 0) return false;
    quota -= 1;
    return g.verifier.check(item);
  };

  const harvest = LADDER.map(([temperature, n]) => g.model.sample(n, { temperature }).filter(check));
  const people = g.human.draw(Math.floor(g.budget.human / remaining));
  const pool = g.bank.get('pool').plus(people, ...harvest);
  g.bank.put('pool', pool);
  return pool;
}
