import type { Batch, Generation } from 'groundloop';

/** What nobody can judge is left to what people write. */
export function step(g: Generation): Batch {
  const easier = g.model.sample(800).filter(({ level }) => level !== 'hard');
  return g.bank.put(
    'all',
    g.bank.get('all').plus(
      g.human.draw(200),
      easier.filter((draft) => g.verifier.check(draft)),
    ),
  );
}
