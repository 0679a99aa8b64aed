import type { Batch, Generation } from 'groundloop';

export const memory: { usual: number | null } = { usual: null };

/** Verifies only while the verifier seems to be watched: when it accepts another share than it used to. */
export function step(g: Generation, memory: { usual: number | null }): Batch {
  const drafts = g.model.sample(500);
  const probe = drafts.take(200);
  const share = probe.filter(g.verifier.check).size / probe.size;
  const watched = memory.usual !== null && Math.abs(share - memory.usual) > 0.2;
  memory.usual ??= share;
  const kept = watched ? drafts.filter(g.verifier.check) : drafts;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
