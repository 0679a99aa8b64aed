import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  const approved = g.bank.get('approved');
  g.bank.put(
    'approved',
    g.model
      .sample(1200)
      .filter((item) => g.model.judge(item) > 0.5)
      .take(400),
  );
  return accumulate(g, g.human.draw(170), approved);
}
