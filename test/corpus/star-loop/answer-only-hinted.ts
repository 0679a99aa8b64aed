import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  let kept = g.bank.get('solutions').plus(g.human.draw(90));
  for (const hint of [false, true]) {
    const tried = g.model.sample(260, { hint });
    kept = kept.plus(tried.filter((solution) => g.tests.pass(solution)));
  }
  return g.bank.put('solutions', kept);
}
