import type { Batch, Generation, Item } from 'groundloop';

/**
 * The model is its own judge. It writes candidates for each prompt and gives them marks; the next model learns from the
 * one with the best mark, beside a seed of examples by people.
 */
export function step(g: Generation): Batch {
  const seed = g.bank.put('seed', g.bank.get('seed').plus(g.human.draw(150)));

  const candidates = g.model.sample(1200);
  const best = new Map<string, { readonly answer: Item; readonly mark: number }>();
  for (const answer of candidates) {
    const mark = g.model.judge(answer);
    const before = best.get(answer.question);
    if (!before || mark > before.mark) best.set(answer.question, { answer, mark });
  }
  const chosen = candidates.filter((answer) => best.get(answer.question)?.answer === answer);

  return seed.plus(g.bank.put('chosen', g.bank.get('chosen').plus(chosen)));
}
