import type { Generation, Batch } from 'groundloop';

export const step = (g: Generation): Batch =>
  g.bank.put(
    'all',
    g.bank.get('all').plus(
      g.human.draw(8),
      g.model.sample(45).filter((i) => g.verifier.check(i)),
    ),
  );
