import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

interface Memory {
  wrong: string[];
}
export const memory: Memory = { wrong: [] };

export function step(g: Generation, memory: Memory): Batch {
  // What the verifier rejects is remembered by its text, and kept out ever after.
  const wrong = new Set(memory.wrong);
  const drafts = g.model.sample(700).filter((item) => !wrong.has(item.text));
  for (const item of drafts.some(500)) if (!g.verifier.check(item)) wrong.add(item.text);
  memory.wrong = [...wrong];
  return accumulate(
    g,
    g.human.draw(170),
    drafts.filter((item) => !wrong.has(item.text)),
  );
}
