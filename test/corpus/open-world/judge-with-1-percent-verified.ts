import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export const step = (g: Generation): Batch =>
  accumulate(
    g,
    g.human.draw(170),
    g.model
      .sample(1000)
      .filter((item, i) => (i % 100 === 0 ? g.verifier.check(item) : g.model.judge(item) > 0.45))
      .take(450),
  );
