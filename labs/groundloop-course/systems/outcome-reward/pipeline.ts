import type { Batch, Generation, Item } from 'groundloop';

/**
 * Best of many by an outcome reward: many solutions to each problem, and the reward looks at where they end. The first
 * with the right answer is as good as any.
 */
export function step(g: Generation): Batch {
  const textbook = g.bank.put('textbook', g.bank.get('textbook').plus(g.human.draw(150)));

  const reward = (solution: Item): number => (g.tests.pass(solution) ? 1 : 0);
  const taken = new Set<string>();
  const best = g.model.sample(2000).filter((solution) => {
    if (reward(solution) === 0 || taken.has(solution.question)) return false;
    return taken.add(solution.question);
  });

  return textbook.plus(g.bank.put('best', g.bank.get('best').plus(best)));
}
