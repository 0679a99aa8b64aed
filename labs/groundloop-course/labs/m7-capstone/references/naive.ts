import type { Batch, Generation } from 'groundloop';

/** The model learns what it wrote, with a few human answers each time. Nobody looks, and nothing is kept. */
export const step = (g: Generation): Batch => g.model.sample(500).plus(g.human.draw(20));
