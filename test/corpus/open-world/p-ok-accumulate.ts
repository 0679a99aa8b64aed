import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(180)));
  const good = g.model
    .sample(900)
    .filter((item) => g.verifier.check(item))
    .take(450);
  if (g.t % 2 === 0) {
    const { of, bad } = g.audit(good, 60);
    if (of > 0 && bad / of > 0.6) return g.pause('audit');
  }
  return human.plus(g.bank.put('own', g.bank.get('own').plus(good)));
}
