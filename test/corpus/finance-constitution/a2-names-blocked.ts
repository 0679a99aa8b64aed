import type { Batch, Generation } from 'groundloop';

const critic = { id: 'desk', text: 'Fraud? Illegal? Implied? Unsuitable?' };

export function step(g: Generation): Batch {
  const answers = g.model
    .revise(g.model.sample(620), critic)
    .filter((item) => !/Sker|Bran|Hol|Tor|Wen|Fal/.test(item.text));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), answers));
}
