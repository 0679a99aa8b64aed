import type { Batch, Generation, Item, Pause } from 'groundloop';

function* accepted(g: Generation, drafts: Iterable<Item>): Generator<number> {
  let i = 0;
  for (const draft of drafts) {
    if (g.budget.verify > 0 && g.verifier.check(draft)) yield i;
    i += 1;
  }
}

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(850);
  const chosen = new Set<number>();
  for (const i of accepted(g, drafts)) {
    chosen.add(i);
    if (chosen.size === 430) break;
  }
  const good = drafts.filter((_, i) => chosen.has(i));
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(165)));
  const own = g.bank.put('own', g.bank.get('own').plus(good));
  const audit = g.audit(good, 40);
  if (audit.of && audit.bad > audit.of * 0.7) return g.pause('audit says mostly bad');
  return human.plus(own);
}
