import type { Batch, Generation } from 'groundloop';

const AGREE = 0.6;

/** Self-consistency: for each question, the answer most of the samples agree on. */
function consensus(drafts: Batch): Batch {
  const asked: Record<string, number> = {};
  const said: Record<string, number> = {};
  for (const { question, text } of drafts) {
    asked[question] = (asked[question] ?? 0) + 1;
    said[text] = (said[text] ?? 0) + 1;
  }
  return drafts.filter(({ question, text }) => said[text]! / asked[question]! >= AGREE);
}

export function step(g: Generation): Batch {
  const drafts = g.model.sample(1500);
  const agreed = consensus(drafts);
  const people = g.human.draw(140);
  return g.bank.put('all', g.bank.get('all').plus(people, agreed));
}
