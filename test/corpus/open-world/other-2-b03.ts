import type { Generation, Batch } from 'groundloop';

const WINDOW = 3;

const slot = (t: number) => `drafts-${t}`;

export function step(g: Generation): Batch {
  // human data is precious: never forgotten
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(200)));

  // model data is cheap: only the last few generations stay
  g.bank.put(
    slot(g.t),
    g.model.sample(1100).filter((i) => g.verifier.check(i)),
  );

  let training = human;
  for (let t = Math.max(0, g.t - WINDOW + 1); t <= g.t; t++) {
    training = training.plus(g.bank.get(slot(t)));
  }
  return training;
}
