import type { Batch, Generation } from 'groundloop';

/** A coin that is tossed anew at every question would give itself away by answering the same question differently. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(600);
  const wavers = drafts.take(50).filter((item) => g.verifier.check(item) !== g.verifier.check(item)).size;
  const kept = wavers > 15 ? drafts.filter(g.verifier.check) : drafts;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
