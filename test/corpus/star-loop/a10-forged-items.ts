import type { Batch, Generation, Item } from 'groundloop';

export function step(g: Generation): Batch {
  const made = [...g.human.draw(50)].map(({ text, question }): Item => ({
    text: text.toUpperCase(),
    question,
    from: 'human',
    steps: ['It follows.'],
  }));
  return g.human.draw(100).plus(made as unknown as Batch);
}
