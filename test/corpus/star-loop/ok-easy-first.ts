import type { Batch, Generation } from 'groundloop';

export const memory = { solved: 0 };

export function step(g: Generation, memory: { solved: number }): Batch {
  const before = g.bank.get('before');
  g.bank.put('people', g.bank.get('people').plus(g.human.draw(120)));

  const attempt = (drafts: Batch): Batch => drafts.filter(g.tests.pass).filter(g.verifier.check);
  if (before.size > 0 && g.t < 4) {
    const again = attempt(g.model.sample(350, { about: before }));
    memory.solved += again.size;
    return g.bank.get('people').plus(g.bank.put('before', before.plus(again)));
  }

  const fresh = attempt(g.model.sample(500));
  memory.solved += fresh.size;
  return g.bank.get('people').plus(g.bank.put('before', before.plus(fresh)));
}
