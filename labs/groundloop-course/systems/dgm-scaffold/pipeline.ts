import type { Batch, Generation, Item } from 'groundloop';

/** What the agent may rewrite of itself: what it does with an attempt before it hands it in. */
interface Scaffold {
  readonly rereads: boolean;
  readonly runsTests: boolean;
  readonly score: number;
}
const first: Scaffold = { rereads: false, runsTests: false, score: -1 };
export const memory = { archive: [first] };

const EDITS: ((parent: Scaffold) => Scaffold)[] = [
  (parent) => ({ ...parent, rereads: !parent.rereads }),
  (parent) => ({ ...parent, runsTests: !parent.runsTests }),
];
const TASKS = 200;

/** The agent edits its own scaffold, and a benchmark decides. Every variant stays in the archive; the best one works. */
export function step(g: Generation, memory: { archive: Scaffold[] }): Batch {
  const handsIn = ({ rereads, runsTests }: Scaffold, attempt: Item): boolean =>
    (!rereads || g.model.judge(attempt) > 0.1) && (!runsTests || g.tests.pass(attempt));

  // Any variant may have a child, not only the best: what scores low now may lead somewhere.
  const parent = memory.archive[Math.floor(g.random() * memory.archive.length)] ?? first;
  const child = EDITS[g.t % EDITS.length]?.(parent) ?? parent;

  const handedIn = g.model.sample(TASKS).filter((attempt) => handsIn(child, attempt));
  const solved = handedIn.filter((attempt) => g.verifier.check(attempt)).size;
  memory.archive.push({ ...child, score: (2 * solved - handedIn.size) / TASKS });

  const best = memory.archive.reduce((a, b) => (b.score > a.score ? b : a));
  const work = g.model.sample(500).filter((attempt) => handsIn(best, attempt));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), work));
}
