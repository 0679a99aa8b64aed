import type { Batch, Generation } from 'groundloop';

export const memory: number[] = [];

/** Sixty of what is learned, at random, for the minutes. */
export function step(g: Generation, minutes: number[]): Batch {
  const learned = g.model.sample(700).filter((draft) => g.verifier.check(draft));
  const { of, bad } = g.audit(learned, 60);
  minutes.push(bad / of);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
