import type { Cycle } from 'groundloop';

class Limit {
  readonly #ratio: number;

  constructor(ratio: number) {
    this.#ratio = ratio;
  }

  reachedBy({ capability, alignment }: Cycle): boolean {
    return capability / alignment >= this.#ratio;
  }
}

const limit = new Limit(1.7);
export const memory = { down: false };

export function shouldPause(c: Cycle, memory: { down: boolean }): boolean {
  memory.down ||= limit.reachedBy(c);
  return memory.down;
}
