import type { Batch, Generation, Pause } from 'groundloop';

const MOST = 420;

function pick(g: Generation, left: number, found: Batch): Batch {
  if (left === 0 || found.size >= MOST || g.budget.verify < 200) return found;
  return pick(g, left - 1, found.plus(g.model.sample(200).filter(g.verifier.check)));
}

export function step(g: Generation): Batch | Pause {
  const good = pick(g, 4, g.model.sample(0));
  const audit = g.t % 2 === 0 ? g.audit(good, 60) : undefined;
  if (audit && audit.bad > 0.6 * audit.of) return g.pause('the audit says no');
  return g.bank.put('pool', g.bank.get('pool').plus(g.human.draw(170), good));
}
