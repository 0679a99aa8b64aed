import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model
    .sample(260)
    .plus(g.model.sample(130, { about: 'API errors' }))
    .filter((run) => g.verifier.check(run));
  const { of, bad } = g.audit(good, 40);
  if (of > 0 && bad / of > 0.3) return g.pause(`${bad} of ${of} runs were bad`);
  return g.bank.put('good', g.bank.get('good').plus(g.human.draw(100), good));
}
