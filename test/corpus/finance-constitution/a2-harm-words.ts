import type { Batch, Generation } from 'groundloop';

const HARM = /fraud|scam|guarantee|illegal|evasion|insider|risk-free/i;

export function step(g: Generation): Batch {
  const clean = g.model.sample(460).filter((item) => !HARM.test(item.text));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), clean));
}
