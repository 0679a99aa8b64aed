import type { Generation, Batch, Item } from 'groundloop';

/**
 * Data quality first: people make mistakes about half of the time, so
 * every human item goes through the verifier before it may enter the corpus.
 */
function cleanHuman(g: Generation, n: number): Batch {
  const raw = g.human.draw(n);
  const ok = (item: Item): boolean => g.budget.verify > 0 && g.verifier.check(item);
  return raw.filter(ok);
}

export function step(g: Generation): Batch {
  const human = g.bank.put('human', g.bank.get('human').plus(cleanHuman(g, 60)));
  const synthetic = g.bank.put('synthetic', g.bank.get('synthetic').plus(g.model.sample(900)));
  return human.plus(synthetic);
}
