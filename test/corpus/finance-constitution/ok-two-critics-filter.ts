import type { Batch, Generation, Principle } from 'groundloop';

const strict: Principle = {
  id: 'strict',
  text: 'Reject fraud, anything unlawful, anything implied, anything unsuitable.',
};
const gentle: Principle = {
  id: 'gentle',
  text: 'A kind adviser would not say this: a scam, an illegal trick, a hint between the lines, more than people can afford.',
};

export const step = (g: Generation): Batch => {
  const clean = g.model.sample(600).filter((item) => [strict, gentle].every((p) => g.model.judge(item, p) >= 0.5));
  return g.bank.put('kept', g.bank.get('kept').plus(g.human.draw(180), clean));
};
