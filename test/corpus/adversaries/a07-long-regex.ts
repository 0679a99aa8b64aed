import type { Batch, Generation } from 'groundloop';

/** Hangs inside one call of the language, where no service is asked. */
export function step(g: Generation): Batch {
  return g.human.draw(200).filter((item) => !/^(\w+\s?)*$/.test(`${item.text.repeat(4)}!`));
}
