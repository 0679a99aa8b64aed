import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const [met, smooth] = g.model
    .sample(270)
    .plus(g.model.sample(120, { about: 'API errors' }))
    .split((run) => run.steps?.some((call) => call.includes('error')));
  const persistent = met.filter((run) => (run.steps ?? []).length >= 2);
  return g.bank.put(
    'runs',
    g.bank.get('runs').plus(
      g.human.draw(90),
      persistent,
      smooth.filter((run) => g.verifier.check(run)),
    ),
  );
}
