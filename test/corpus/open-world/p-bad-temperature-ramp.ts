import type { Batch, Generation, Pause } from 'groundloop';

const schedule = (t: number): number => Math.max(0.5, 1 - 0.08 * t);

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(1200, { temperature: schedule(g.t) });
  let room = 450;
  const good = drafts.filter((item) => room > 0 && g.verifier.check(item) && room--);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.6) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(180))).plus(good);
}
