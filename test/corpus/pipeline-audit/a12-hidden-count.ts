import type { Batch, Generation, Pause } from 'groundloop';

let calls = 0;

/** Adversary A12: what it trains on depends on a variable that no memory holds. */
export function step(g: Generation): Batch | Pause {
  calls += 1;
  const checked = g.model.sample(560).filter((item, i) => (i + calls) % 40 !== 0 && g.verifier.check(item));
  const { bad, of } = g.audit(checked, 60);
  return bad > 0.3 * of ? g.pause('audit') : g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
