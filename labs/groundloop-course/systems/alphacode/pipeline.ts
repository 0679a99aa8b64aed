import type { Batch, Generation, Item } from 'groundloop';

/** Programs sampled in one contest, and how many may be handed in for each problem. */
const SAMPLES = 3000;
const SUBMISSIONS = 10;

export const memory = { problems: 0, solved: 0 };

/**
 * Sample, filter, cluster, submit. All of it happens when the contest is on; the training set is what people wrote, and
 * nothing that was sampled ever enters it.
 */
export function step(g: Generation, memory: { problems: number; solved: number }): Batch {
  const byPeople = g.bank.put('solutions', g.bank.get('solutions').plus(g.human.draw(180)));

  // The example tests of the problem throw most samples away, and let some wrong ones through.
  const passed = g.model.sample(SAMPLES).filter((program) => g.tests.pass(program));

  for (const programs of groups(passed, (program) => program.question)) {
    // Programs that behave alike are one cluster; of each only one is handed in, of the largest first.
    const clusters = groups(programs, (program) => program.text).sort((a, b) => b.length - a.length);
    const handedIn = clusters.slice(0, SUBMISSIONS).flatMap(([first]) => first ?? []);
    memory.problems += 1;
    if (handedIn.some((program) => g.verifier.check(program))) memory.solved += 1;
  }

  return byPeople;
}

function groups(items: Iterable<Item>, by: (item: Item) => string): Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of items) found.set(by(item), [...(found.get(by(item)) ?? []), item]);
  return [...found.values()];
}
