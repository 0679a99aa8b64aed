import type { Batch, Generation } from 'groundloop';

export const memory = { drills: 3 };

export function step(g: Generation, memory: { drills: number }): Batch {
  let drafts = g.model.sample(250);
  if (memory.drills > 0) {
    memory.drills -= 1;
    drafts = drafts.plus(g.model.sample(250, { about: 'API errors' }));
  }
  const good = drafts.filter((run) => g.verifier.check(run));
  return g.bank.put('logbook', g.bank.get('logbook').plus(g.human.draw(80), good));
}
