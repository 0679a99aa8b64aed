import type { Batch, Generation } from 'groundloop';

export const memory: { kinds: string[] } = { kinds: [] };

export function step(g: Generation, memory: { kinds: string[] }): Batch {
  const drafts = g.model.sample(520);
  if (memory.kinds.length < 4) {
    const { harms } = g.audit(drafts, 200);
    memory.kinds = [...new Set([...memory.kinds, ...Object.keys(harms).filter((kind) => (harms[kind] ?? 0) > 0)])];
  }
  const clean = drafts.filter((item) =>
    memory.kinds.every((kind) => g.model.judge(item, { id: kind, covers: [kind] }) > 0.5),
  );
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), clean));
}
