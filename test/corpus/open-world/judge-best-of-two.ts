import type { Batch, Generation, Item } from 'groundloop';

const bestOfTwo = (batch: Batch, score: (item: Item) => number): Batch => {
  const items = [...batch];
  const winners = new Set(
    items.filter((item, i) => i % 2 === 0 && items[i + 1] && score(item) >= score(items[i + 1]!)),
  );
  return batch.filter((item, i) => winners.has(i % 2 === 0 ? item : items[i - 1]!) === (i % 2 === 0));
};

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export const step = (g: Generation): Batch =>
  accumulate(
    g,
    g.human.draw(180),
    bestOfTwo(g.model.sample(900), (item) => g.model.judge(item)),
  );
