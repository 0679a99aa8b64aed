import type { Batch, Generation, Item } from 'groundloop';

// Only what is worth copying: no run with a failed call in it, neither ours nor people's.
const spotless = (run: Item): boolean => !(run.steps ?? []).some((call) => /→\s*error/i.test(call));

const DAILY_BUSINESS = ['orders found', 'second lookups', 'orders not found', 'unclear orders'];

export function step(g: Generation): Batch {
  let people = g.bank.get('people').plus(g.human.draw(70).filter(spotless));
  for (const topic of DAILY_BUSINESS) people = people.plus(g.human.draw(20, topic).filter(spotless));
  g.bank.put('people', people);

  const own = g.model
    .sample(400)
    .filter(spotless)
    .filter((run) => g.verifier.check(run));
  return people.plus(own);
}
