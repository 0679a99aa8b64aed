import type { Batch, Generation, Item } from 'groundloop';

const FINE = /→ (found|sent back|no such order|\d)/;

function worked(run: Item): boolean {
  const [first = ''] = run.steps ?? [];
  return FINE.test(first);
}

export function step(g: Generation): Batch {
  const own = g.model
    .sample(400)
    .filter(worked)
    .filter((run) => g.verifier.check(run));
  const people = g.human.draw(110).filter(worked);
  return g.bank.put('worked', g.bank.get('worked').plus(people, own));
}
