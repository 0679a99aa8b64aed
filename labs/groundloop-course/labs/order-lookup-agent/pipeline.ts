import type { Batch, Generation, Item } from 'groundloop';

/** A run in which every call was answered. */
const spotless = (run: Item): boolean => !(run.steps ?? []).some((call) => call.includes('error'));

/**
 * The shop's loop, as you found it. The agent learns from people's runs and from its own, and only from spotless ones:
 * it shall learn no bad habits. Your task is in README.md.
 */
export function step(g: Generation): Batch {
  const people = g.human.draw(100).filter(spotless);

  const runs = g.model.sample(400).filter(spotless);
  const good = runs.filter((run) => g.verifier.check(run));

  return g.bank.put('runs', g.bank.get('runs').plus(people, good));
}
