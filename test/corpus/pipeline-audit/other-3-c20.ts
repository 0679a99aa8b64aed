import type { Batch, Generation, Item, Pause } from 'groundloop';

/* Cumulative sum control: every audit adds how far it lies above 0.3; below, the sum runs back to zero. A single
 * disastrous month stops the loop, and so do a few months that are each a bit too bad. The reward isn't asked at all. */

interface Chart {
  sum: number;
  points: { t: number; share: number; sum: number }[];
}

export const memory: Chart = { sum: 0, points: [] };

const REFERENCE = 0.3;
const DECISION = 0.16;

function lottery(g: Generation, batch: Batch, n: number): Batch {
  const tickets = new Map<Item, number>();
  for (const item of batch) tickets.set(item, g.random());
  return batch.sortBy((item) => tickets.get(item)!).take(n);
}

function record(chart: Chart, t: number, share: number): boolean {
  chart.sum = Math.max(0, chart.sum + share - REFERENCE);
  chart.points.push({ t, share, sum: chart.sum });
  return chart.sum > DECISION;
}

export function step(g: Generation, chart: Chart): Batch | Pause {
  const learned = lottery(
    g,
    g.model.sample(600).filter((item) => g.verifier.check(item)),
    320,
  );

  const found = g.audit(lottery(g, learned, 60), 60);
  if (record(chart, g.t, found.of ? found.bad / found.of : 1))
    return g.pause('out of control: ' + chart.sum.toFixed(2));

  // a warning costs the drafts half of their weight
  const weight = chart.sum > DECISION / 2 ? 0.5 : 1;
  const archive = g.bank.put('archive', g.bank.get('archive').plus(g.human.draw(180)));
  return archive.plus(learned.some(Math.round(learned.size * weight)));
}
