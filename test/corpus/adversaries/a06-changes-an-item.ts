import type { Batch, Generation } from 'groundloop';

/** Makes the model's drafts look like people's. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(600);
  for (const item of drafts) (item as { from: string }).from = 'human';
  return drafts;
}
