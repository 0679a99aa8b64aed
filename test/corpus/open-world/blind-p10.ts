import type { Batch, Generation } from 'groundloop';

export const memory = { accepted: 0, seen: 0 };

export function step(g: Generation, memory: { accepted: number; seen: number }): Batch {
  const drafts = g.model.sample(900);
  const good = drafts.filter((item) => g.tests.pass(item)).filter((item) => g.verifier.check(item));
  memory.seen += drafts.size;
  memory.accepted += good.size;

  g.bank.put('model-verified', g.bank.get('model-verified').plus(good));
  g.bank.put('human', g.bank.get('human').plus(g.human.draw(190)));

  return g.bank.get('human').plus(g.bank.get('verified-model'));
}
