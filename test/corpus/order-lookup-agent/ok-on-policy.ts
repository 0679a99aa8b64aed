import type { Batch, Generation } from 'groundloop';

export const memory = { practised: 0 };

export function step(g: Generation, memory: { practised: number }): Batch {
  const failed = g.bank.get('failed');
  const practice =
    failed.size > 0 ? g.model.sample(120, { about: failed }) : g.model.sample(60, { about: 'API errors' });
  memory.practised += practice.size;

  const [good, bad] = g.model
    .sample(180)
    .plus(practice, g.human.draw(50, 'API errors'))
    .split((run) => g.verifier.check(run));
  g.bank.put('failed', bad);
  return g.bank.put('good', g.bank.get('good').plus(g.human.draw(80), good));
}
