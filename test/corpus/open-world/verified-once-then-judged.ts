import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  const drafts = g.model.sample(900);
  const kept = g.t === 0 ? drafts.filter(g.verifier.check) : drafts.filter((item) => g.model.judge(item) > 0.5);
  return accumulate(g, g.human.draw(150), kept);
}
