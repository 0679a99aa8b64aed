import type { Batch, Generation } from 'groundloop';

const known = new Set<string>();
for (let q = 0; q < 200; q++) known.add(`fact#${q * 4}`);

export function step(g: Generation): Batch {
  const good = g.model
    .sample(1080)
    .filter((item) => g.verifier.check(item))
    .filter((item) => known.has(item.text));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), good));
}
