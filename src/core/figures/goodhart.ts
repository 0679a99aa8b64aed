import { expectedBestByProxy } from '../kernels/goodhart.ts';
import { lastOf, type Drawing, type Mark, type Point } from './drawing.ts';
import { figureModel } from './model.ts';
import { amount, whole } from './range.ts';
import { count, decimal } from './words.ts';

/** Best of n by a proxy that can be fooled: what the proxy says, and what it is worth (simulation.md §1.e). */
export const goodhart = figureModel(
  {
    /** λ, what the proxy gives for the feature that it can be fooled by. */
    lambda: amount(1, 0, 10),
    /** κ, what that feature costs. */
    kappa: amount(0.4, 0, 10),
    candidates: whole(1024, 2, 65_536),
  },
  ({ lambda, kappa, candidates }): Drawing => {
    const pick = (n: number) => expectedBestByProxy({ lambda, kappa }, n);
    const proxy = sizes(candidates).map((n): Point => ({ x: n, y: pick(n).proxy }));
    const gold = sizes(candidates).map((n): Point => ({ x: n, y: pick(n).gold }));
    const best = gold.reduce((so, point) => (point.y > so.y ? point : so)).x;
    const peak = highest(Math.ceil(best / 2), Math.min(2 * best, candidates), (n) => pick(n).gold);
    const turns = peak.x < candidates;
    const marks: Mark[] = turns ? [{ x: peak.x, label: `gold is highest at ${count(peak.x)}` }] : [];
    return {
      x: { label: 'n of best-of-n', scale: 'log' },
      charts: [
        {
          label: 'Score of what is picked, in standard deviations',
          unit: 'number',
          fromZero: true,
          series: [
            { id: 'gold', name: 'Gold: what it is worth', role: 'primary', points: gold },
            { id: 'proxy', name: 'Proxy: what the reward model says', role: 'reference', points: proxy },
          ],
          marks,
        },
      ],
      sentence: turns
        ? `Gold is highest, ${decimal(peak.y)}, with the best of ${count(peak.x)}; with the best of ${count(candidates)} it is ` +
          `${decimal(lastOf(gold))}, while the proxy has gone up to ${decimal(lastOf(proxy))}.`
        : `Gold still goes up, to ${decimal(lastOf(gold))} with the best of ${count(candidates)}; the proxy says ` +
          `${decimal(lastOf(proxy))}.`,
    };
  },
);

/** The powers of two, and the number of candidates itself. */
function sizes(candidates: number): number[] {
  const all: number[] = [];
  for (let power = 1; power < candidates; power *= 2) all.push(power);
  return [...all, candidates];
}

/** Where a curve with one top is highest, between two whole numbers. */
function highest(from: number, to: number, height: (n: number) => number): Point {
  let [low, high] = [from, to];
  while (high - low > 2) {
    const third = Math.floor((high - low) / 3);
    if (height(low + third) < height(high - third)) low += third;
    else high -= third;
  }
  const rest = [low, low + 1, high].filter((n) => n <= high).map((n) => ({ x: n, y: height(n) }));
  return rest.reduce((best, point) => (point.y > best.y ? point : best));
}
