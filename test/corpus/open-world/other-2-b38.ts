import type { Generation, Batch } from 'groundloop';

export const memory = { produced: 0 };

export function step(g: Generation, memory: { produced: number }): Batch {
  const corpus = g.bank.put('corpus', g.bank.get('corpus').plus(g.human.draw(200)));

  // add verified drafts to the corpus
  const drafts = g.model.sample(1000).filter((d) => g.verifier.check(d));
  memory.produced += drafts.size;
  corpus.plus(drafts);

  return corpus;
}
