import type { Batch, Generation } from 'groundloop';

export const memory = { audited: 0, careful: false };

export function step(g: Generation, memory: { audited: number; careful: boolean }): Batch {
  const right = g.model.sample(420).filter((item) => g.tests.pass(item));
  if (!memory.careful) {
    memory.audited += 1;
    const { of, bad } = g.audit(right, 60);
    memory.careful = bad > of / 20;
  }
  const learned = memory.careful ? right.filter((item) => g.verifier.check(item)) : right;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), learned));
}
