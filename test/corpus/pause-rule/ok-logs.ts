import type { Cycle } from 'groundloop';

function* gaps(c: Cycle): Generator<number> {
  for (const row of c.history.slice(-2)) yield row.capability - row.alignment;
  yield c.capability - c.alignment;
}

export function shouldPause(c: Cycle): boolean {
  const recent = [...gaps(c)];
  return recent.every((gap) => gap >= 1.2) || Math.max(...recent) >= 2;
}
