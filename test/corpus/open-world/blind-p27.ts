import type { Batch, Generation, Item } from 'groundloop';

/** At most `max` items of each question: a stateful predicate, one per pass. */
function atMost(max: number): (item: Item) => boolean {
  const seen: Record<string, number> = Object.create(null) as Record<string, number>;
  return (item) => {
    const n = (seen[item.question] ?? 0) + 1;
    seen[item.question] = n;
    return n <= max;
  };
}

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(120)));
  const right = g.model.sample(1100).filter((item) => g.verifier.check(item));
  const even = right.filter(atMost(5));
  const machine = g.bank.put('machine', g.bank.get('machine').plus(even));
  return machine.plus(people);
}
