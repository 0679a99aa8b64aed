import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  for (;;) {
    const long = g.model.sample(1000).filter((item) => (item.steps?.length ?? 0) > 60);
    if (long.size > 0) return long;
  }
}
