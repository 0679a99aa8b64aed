import type { Generation, Batch, Item } from 'groundloop';

export const memory = { checked: 0, agreed: 0 };

/** Perplexity filter as in web-scale pre-training: the most surprising 60 % go. */
function fluent(g: Generation, b: Batch): Batch {
  const surprise = (i: Item) => -g.model.likelihood(i);
  return b.sortBy(surprise).take(Math.floor(b.size * 0.4));
}

export function step(g: Generation, memory: { checked: number; agreed: number }): Batch {
  const candidates = g.human.draw(200).plus(g.model.sample(1200));
  const kept = fluent(g, candidates);
  // keep an eye on quality
  for (const i of kept.some(50)) {
    memory.checked += 1;
    if (g.verifier.check(i)) memory.agreed += 1;
  }
  return g.bank.put('fluent', g.bank.get('fluent').plus(kept));
}
