import type { Generation, Batch } from 'groundloop';

interface Row {
  t: number;
  selfEsteem: number;
  popularity: number;
  kept: number;
}
interface Mem {
  rows: Row[];
}
export const memory: Mem = { rows: [] };

// The dashboard looks at everything. The data set looks at the verifier.
function dashboard(g: Generation, b: Batch): Row {
  let judge = 0;
  let thumbs = 0;
  for (const i of b) {
    judge += g.model.judge(i);
    thumbs += g.users.thumbs(i) ? 1 : 0;
  }
  const n = Math.max(1, b.size);
  return { t: g.t, selfEsteem: judge / n, popularity: thumbs / n, kept: b.size };
}

export function step(g: Generation, memory: Mem): Batch {
  const verified = g.model.sample(1100).filter((i) => g.verifier.check(i));
  memory.rows.push(dashboard(g, verified));
  const people = g.human.draw(200);
  return g.bank.put('all', g.bank.get('all').plus(people, verified));
}
