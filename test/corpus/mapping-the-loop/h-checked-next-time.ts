import type { Batch, Generation } from 'groundloop';

/** What was drafted last time is checked and learned this time. */
export function step(g: Generation): Batch {
  const waiting = g.bank.get('waiting');
  const passed = waiting.filter((item) => g.verifier.check(item));
  g.bank.put('waiting', g.model.sample(700));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed));
}
