import type { Batch, Generation } from 'groundloop';

const WINDOW = 3;
const shelf = (t: number) => `gen-${t}`;

export function step(g: Generation): Batch {
  g.bank.put(
    shelf(g.t),
    g.model.sample(1000).filter((item) => g.verifier.check(item)),
  );

  // Old drafts come from worse models: only the last few generations count. People are drawn afresh each time.
  let train = g.human.draw(200);
  for (let t = Math.max(0, g.t - WINDOW + 1); t <= g.t; t++) train = train.plus(g.bank.get(shelf(t)));
  return train;
}
