import type { Batch, Generation, Pause } from 'groundloop';

// Each generation the auditors get their own sixty drafts, written for them, so that production isn't held up.
// These are learned too, as far as they pass.
export function step(g: Generation): Batch | Pause {
  const production = g.model.sample(530).filter((item) => g.verifier.check(item));
  const forAuditors = g.model.sample(60).filter((item) => g.verifier.check(item));

  const verdict = g.audit(forAuditors, 60);
  if (verdict.of > 0 && verdict.bad / verdict.of > 0.42) {
    return g.pause(`the auditors found ${verdict.bad} of ${verdict.of}`);
  }

  const people = g.human.draw(200);
  g.bank.put('people', g.bank.get('people').plus(people));
  return g.bank.get('people').plus(production, forAuditors);
}
