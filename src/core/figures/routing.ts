import { say } from '../base/say.ts';
import { expectedRight } from '../kernels/verifierFilter.ts';
import { lastOf, overWhole, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { share, whole } from './range.ts';
import { verifierOf } from './verifiers.ts';
import { count, percent } from './words.ts';

/**
 * An AI evaluator that can't judge some of the questions, and people who check some of the drafts about those. Each group
 * of questions is a verifier's filter of its own (simulation.md §1.f): where the evaluator sees, L = TPR/FPR; where it is
 * blind and answers by coin, people check a share r without error, so L = (1 + r)/(1 − r).
 */
export const routing = figureModel(
  {
    /** Share of right answers. */
    start: share(0.4),
    /** Share of questions on which the evaluator answers by coin. */
    blind: share(0.2),
    /** Share of the drafts about those that people check. */
    reviewed: share(0),
    truePositive: share(0.95),
    falsePositive: share(0.1),
    generations: whole(10, 1, 100),
  },
  ({ start, blind, reviewed, truePositive, falsePositive, generations }): Drawing => {
    const sees = verifierOf(truePositive, falsePositive);
    const coinOrPerson = verifierOf((1 + reviewed) / 2, (1 - reviewed) / 2);
    const seen = overWhole(0, generations, (t) => expectedRight(sees, start, t));
    const unseen = overWhole(0, generations, (t) => expectedRight(coinOrPerson, start, t));
    const overall = seen.map(({ x, y }, t) => ({ x, y: (1 - blind) * y + blind * (unseen[t]?.y ?? NaN) }));
    return {
      x: { label: say('Generation'), scale: 'linear' },
      charts: [
        {
          label: say('Share of right answers'),
          unit: 'percent',
          fromZero: true,
          series: [
            { id: 'seen', name: say('Where the evaluator sees'), role: 'primary', points: seen },
            { id: 'unseen', name: say('Where it is blind'), role: 'primary', points: unseen },
            { id: 'overall', name: say('All questions'), role: 'reference', points: overall },
          ],
          marks: [],
        },
      ],
      sentence: rightWhere(generations, {
        seen: percent(lastOf(seen)),
        unseen: percent(lastOf(unseen)),
        overall: percent(lastOf(overall)),
      }),
    };
  },
);

const rightWhere = (n: number, shares: Readonly<Record<'seen' | 'unseen' | 'overall', string>>): string =>
  n === 1
    ? say(
        'After 1 generation {seen} of the answers are right where the evaluator sees, and {unseen} where it is blind: {overall} overall.',
        shares,
      )
    : say(
        'After {count} generations {seen} of the answers are right where the evaluator sees, and {unseen} where it is blind: {overall} overall.',
        { count: count(n), ...shares },
      );
