import type { Batch, Generation } from 'groundloop';

/** For each question the answer that the model gives most often, as long as it was given twice. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(1500);
  const votes = new Map<string, Map<string, number>>();
  for (const { question, text } of drafts) {
    const answers = votes.get(question) ?? new Map<string, number>();
    answers.set(text, (answers.get(text) ?? 0) + 1);
    votes.set(question, answers);
  }
  const elected = drafts.filter(({ question, text }) => {
    const answers = [...(votes.get(question) ?? [])];
    const most = Math.max(...answers.map(([, n]) => n));
    return most > 1 && answers.some(([answer, n]) => answer === text && n === most);
  });
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), elected.take(500)));
}
