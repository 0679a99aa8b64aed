import type { Batch, Generation } from 'groundloop';

const SAMPLES = 800;
const HUMAN = 160;

export const memory = { generations: 0, trained: 0 };

export function step(g: Generation, memory: { generations: number; trained: number }): Batch {
  const people = g.human.draw(HUMAN);
  const drafts = g.model.sample(SAMPLES);

  // Only what the verifier accepts goes on.
  drafts.filter((item) => g.verifier.check(item));

  const corpus = g.bank.get('corpus').plus(people, drafts);
  g.bank.put('corpus', corpus);
  memory.generations += 1;
  memory.trained = corpus.size;
  return corpus;
}
