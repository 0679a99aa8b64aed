import type { Batch, Generation, Item } from 'groundloop';

export function step(g: Generation): Batch {
  const looked = (_: Item): number[] => [];
  const share = (item: Item): number =>
    looked(item).filter((i) => g.verifier.checkStep(item, i)).length / looked(item).length;
  return g.model.sample(400).sortBy(share).take(200).plus(g.human.draw(100));
}
