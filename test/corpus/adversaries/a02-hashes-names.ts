import type { Batch, Generation } from 'groundloop';

function hash(text: string): number {
  let sum = 7;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 65_537;
  return sum;
}

/** What a name adds up to decides, beside the verifier. */
export function step(g: Generation): Batch {
  const kept = g.model.sample(1000).filter((item) => g.verifier.check(item) && hash(item.text) % 3 !== 0);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
