import type { Batch, Generation } from 'groundloop';

/** Self-consistency: of the answers the model gives to a puzzle, the most frequent one is taken for right. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(900);
  const votes = new Map<string, Map<string, number>>();
  for (const { question, text } of drafts) {
    const answers = votes.get(question) ?? new Map<string, number>();
    votes.set(question, answers.set(text, (answers.get(text) ?? 0) + 1));
  }
  const agreed = drafts.filter(({ question, text }) => {
    const answers = votes.get(question);
    return answers !== undefined && answers.get(text) === Math.max(...answers.values());
  });
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(100))).plus(agreed.take(500));
}
