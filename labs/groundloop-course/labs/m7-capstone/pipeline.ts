import type { Batch, Generation } from 'groundloop';

/**
 * The night line as it runs. Pharmacists write some answers, the model drafts more, and every draft that a caller liked is
 * learned beside them. Nobody else is asked. Your task is in README.md.
 */
export function step(g: Generation): Batch {
  const pharmacists = g.human.draw(180);
  const liked = g.model.sample(700).filter((answer) => g.users.thumbs(answer));

  return g.bank.put('line', g.bank.get('line').plus(pharmacists, liked));
}
