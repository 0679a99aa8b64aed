import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const passed = g.model.sample(1600).filter((item) => g.tests.pass(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), passed.take(600)));
}
