import type { Batch, Generation, Item } from 'groundloop';

interface Vote {
  weight: number;
  says: (item: Item) => boolean;
}

/** A weighted panel. The verifier outweighs each of the others; three points admit. */
function panel(g: Generation): (item: Item) => boolean {
  const votes: Vote[] = [
    { weight: 1, says: (item) => g.tests.pass(item) },
    { weight: 1, says: (item) => g.users.thumbs(item) },
    { weight: 2, says: (item) => g.verifier.check(item) },
  ];
  return (item) => votes.reduce((sum, vote) => sum + (vote.says(item) ? vote.weight : 0), 0) >= 3;
}

export function step(g: Generation): Batch {
  const admitted = g.model.sample(1000).filter(panel(g));
  const corpus = g.bank.get('corpus').plus(admitted, g.human.draw(170));
  return g.bank.put('corpus', corpus);
}
