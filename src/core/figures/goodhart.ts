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
    const picks = sizes(candidates).map((n) => ({ n, ...expectedBestByProxy({ lambda, kappa }, n) }));
    const proxy = picks.map((pick): Point => ({ x: pick.n, y: pick.proxy }));
    const gold = picks.map((pick): Point => ({ x: pick.n, y: pick.gold }));
    const peak = gold.reduce((best, point) => (point.y > best.y ? point : best));
    const turns = peak.x < candidates;
    const marks: Mark[] = turns ? [{ x: peak.x, label: `gold is highest near ${count(peak.x)}` }] : [];
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
        ? `Gold is highest, ${decimal(peak.y)}, near the best of ${count(peak.x)}; with the best of ${count(candidates)} it is ` +
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
