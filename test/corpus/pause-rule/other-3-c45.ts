import type { Cycle } from 'groundloop';

// A slightly stricter line (1.8 above and 1.85 times), crossed in two of the last three months, so that one noisy
// month in a calm race does not stop anything and a real break is answered in its second month.

export const memory = { strikes: [] as boolean[], held: false };

class Line {
  constructor(
    private gap: number,
    private ratio: number,
  ) {}
  crossed(capability: number, alignment: number) {
    return capability >= alignment + this.gap && capability >= alignment * this.ratio;
  }
}

export function shouldPause(c: Cycle, memory: { strikes: boolean[]; held: boolean }): boolean {
  const line = new Line(1.8, 1.85);
  memory.strikes = [...memory.strikes, line.crossed(c.capability, c.alignment)].slice(-3);
  if (memory.strikes.filter((x) => x).length >= 2) memory.held = true;
  return memory.held;
}
