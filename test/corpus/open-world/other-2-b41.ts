import type { Generation, Batch, Item } from 'groundloop';

interface Phase {
  readonly name: string;
  readonly n: number;
  accept(g: Generation, item: Item): boolean;
}

const PHASES: readonly Phase[] = [
  { name: 'accuracy', n: 200, accept: (g, item) => g.verifier.check(item) },
  { name: 'helpfulness', n: 2000, accept: (g, item) => g.users.thumbs(item) },
];

// Alternate between being right and being liked.
export function step(g: Generation): Batch {
  const phase = PHASES[g.t % PHASES.length]!;
  const fresh = g.model.sample(phase.n).filter((item) => phase.accept(g, item));
  g.bank.put(phase.name, g.bank.get(phase.name).plus(fresh));
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(100)));
  return PHASES.reduce((acc, p) => acc.plus(g.bank.get(p.name)), human);
}
