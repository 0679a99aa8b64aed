import { say } from '../base/say.ts';
import { nextRight } from '../kernels/verifierFilter.ts';
import { lastOf, overGenerations, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { share, whole } from './range.ts';
import { verifierOf } from './verifiers.ts';
import { count, percent } from './words.ts';

/** What a verifier that is asked and not heeded accepts: everything. */
const IGNORED = verifierOf(1, 1);

/** A loop that keeps what a verifier accepts, beside the same loop that asks it for nothing (simulation.md §1.f). */
export const verifierFilter = figureModel(
  {
    /** Share of right answers. */
    start: share(0.3),
    truePositive: share(0.95),
    falsePositive: share(0.3),
    /** Share of right answers that the model gets wrong when it repeats them. */
    hallucination: share(0.05),
    /** Share of human data, all of it right. */
    human: share(0),
    generations: whole(10, 1, 100),
  },
  ({ start, truePositive, falsePositive, hallucination, human, generations }): Drawing => {
    const verifier = verifierOf(truePositive, falsePositive);
    const loop = { hallucination, human };
    const heeded = overGenerations(start, generations, (c) => nextRight({ ...loop, verifier }, c));
    const ignored = overGenerations(start, generations, (c) => nextRight({ ...loop, verifier: IGNORED }, c));
    return {
      x: { label: say('Generation'), scale: 'linear' },
      charts: [
        {
          label: say('Share of right answers'),
          unit: 'percent',
          fromZero: true,
          series: [
            { id: 'heeded', name: say('Keeping what the verifier accepts'), role: 'primary', points: heeded },
            { id: 'ignored', name: say('Verifier ignored'), role: 'reference', points: ignored },
          ],
          marks: [],
        },
      ],
      sentence: filtered(generations, {
        start: percent(start),
        heeded: percent(lastOf(heeded)),
        ignored: percent(lastOf(ignored)),
      }),
    };
  },
);

const filtered = (n: number, shares: Readonly<Record<'start' | 'heeded' | 'ignored', string>>): string =>
  n === 1
    ? say(
        'In 1 generation the share of right answers goes from {start} to {heeded}; with the verifier ignored it ends at {ignored}.',
        shares,
      )
    : say(
        'In {count} generations the share of right answers goes from {start} to {heeded}; with the verifier ignored it ends at {ignored}.',
        { count: count(n), ...shares },
      );
