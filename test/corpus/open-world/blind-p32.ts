import type { Batch, Generation } from 'groundloop';

const config = { samples: 1100, temperature: 0.7, window: 2, humanUntil: 2, humanEach: 900 };

export function step(g: Generation): Batch {
  const people = g.t < config.humanUntil ? g.human.draw(config.humanEach) : g.human.draw(0);
  const good = g.model
    .sample(config.samples, { temperature: config.temperature })
    .filter((item) => g.verifier.check(item));

  g.bank.put(`g${g.t}`, people.plus(good));
  let train = g.bank.get(`g${g.t}`);
  for (let back = 1; back < config.window; back++) train = train.plus(g.bank.get(`g${g.t - back}`));
  return train;
}
