import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch => g.model.sample(1200).filter((item) => g.verifier.check(item));
