import type { Batch, Generation, Item } from 'groundloop';

/** The best solution to a problem so far, by its reward. */
interface Best {
  readonly solution: Item;
  readonly reward: number;
}

/**
 * Best of many by a process reward: many solutions to each problem, and the reward looks at every step. What is picked is
 * the one of which most steps hold.
 */
export function step(g: Generation): Batch {
  const textbook = g.bank.put('textbook', g.bank.get('textbook').plus(g.human.draw(150)));

  const reward = (solution: Item): number =>
    (solution.steps ?? []).filter((_, at) => g.verifier.checkStep(solution, at)).length;

  const solutions = g.model.sample(2000);
  const byProblem = new Map<string, Best>();
  for (const solution of solutions) {
    const before = byProblem.get(solution.question);
    const now = { solution, reward: reward(solution) };
    if (!before || now.reward > before.reward) byProblem.set(solution.question, now);
  }
  const picked = new Set([...byProblem.values()].map((best) => best.solution));

  const best = solutions.filter((solution) => picked.has(solution));
  return textbook.plus(g.bank.put('best', g.bank.get('best').plus(best)));
}
