import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export const step = (g: Generation): Batch =>
  accumulate(
    g,
    g.human.draw(180),
    g.model.sample(450).filter((item, i) => i > 0 || g.verifier.check(item)),
  );
