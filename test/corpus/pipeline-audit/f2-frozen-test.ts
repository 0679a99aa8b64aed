import type { Batch, Generation, Pause } from 'groundloop';

const STOP_AT = 0.8;

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(560);
  const checked = drafts.filter((item) => g.verifier.check(item));
  if (g.t === 0) g.bank.put('test', g.human.draw(100));
  const sample = g.audit(g.bank.get('test'), 60);
  if (sample.of > 0 && sample.bad / sample.of > STOP_AT) {
    return g.pause(`gold labels: ${sample.bad} of ${sample.of} are bad`);
  }
  const all = g.bank.get('all').plus(g.human.draw(180), checked);
  return g.bank.put('all', all);
}
