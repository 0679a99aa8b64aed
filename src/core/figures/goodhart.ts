import { say } from '../base/say.ts';
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
    const marks: Mark[] = turns ? [{ x: peak.x, label: say('gold is highest at {x}', { x: count(peak.x) }) }] : [];
    return {
      x: { label: say('n of best-of-n'), scale: 'log' },
      charts: [
        {
          label: say('Score of what is picked, in standard deviations'),
          unit: 'number',
          fromZero: true,
          series: [
            { id: 'gold', name: say('Gold: what it is worth'), role: 'primary', points: gold },
            { id: 'proxy', name: say('Proxy: what the reward model says'), role: 'reference', points: proxy },
          ],
          marks,
        },
      ],
      sentence: turns
        ? say(
            'Gold is highest, {y}, with the best of {x}; with the best of {candidates} it is ' +
              '{gold}, while the proxy has gone up to {proxy}.',
            {
              y: decimal(peak.y),
              x: count(peak.x),
              candidates: count(candidates),
              gold: decimal(lastOf(gold)),
              proxy: decimal(lastOf(proxy)),
            },
          )
        : say('Gold still goes up, to {gold} with the best of {candidates}; the proxy says ' + '{proxy}.', {
            gold: decimal(lastOf(gold)),
            candidates: count(candidates),
            proxy: decimal(lastOf(proxy)),
          }),
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
