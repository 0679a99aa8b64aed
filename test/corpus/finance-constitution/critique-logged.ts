import type { Batch, Generation, Principle } from 'groundloop';

export const memory = { warnings: 0 };

const strict: Principle = {
  id: 'strict',
  text: 'Reject fraud, anything unlawful, anything implied, anything unsuitable.',
};

export const step = (g: Generation, memory: { warnings: number }): Batch => {
  const drafts = g.model.sample(600);
  memory.warnings += drafts.filter((item) => g.model.judge(item, strict) < 0.5).size;
  return g.bank.put('kept', g.bank.get('kept').plus(g.human.draw(180), drafts));
};
