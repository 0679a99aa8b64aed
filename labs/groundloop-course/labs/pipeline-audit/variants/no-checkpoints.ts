import type { Batch, Generation } from 'groundloop';

/** A decent loop that nobody looks at. */
export function step(g: Generation): Batch {
  const passed = g.model.sample(550).filter((draft) => g.reward.score(draft) > 0.5 && g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed));
}
