import { say } from '../base/say.ts';
import { DRAFT_CONSTITUTION, residualHarm, type HarmClass } from '../kernels/constitution.ts';
import { lastOf, overWhole, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { share, whole } from './range.ts';
import { count, percent } from './words.ts';

/** Critiques by a constitution: what several critics find, and what one finds that is asked again (simulation.md §1.n). */
export const constitution = figureModel(
  {
    /** Scales how much of each named class of harm a critique finds. */
    recall: share(1),
    /** Share of drafts with a harm that no principle names. */
    unlisted: share(0.03, 0, 0.5),
    critiques: whole(8, 1, 64),
  },
  ({ recall, unlisted, critiques }): Drawing => {
    const harms = DRAFT_CONSTITUTION.map((harm): HarmClass =>
      harm.name === 'unlisted' ? { ...harm, prevalence: unlisted } : { ...harm, recall: recall * harm.recall },
    );
    const independent = overWhole(0, critiques, (k) => residualHarm(harms, k, 'independent'));
    const same = overWhole(0, critiques, (k) => residualHarm(harms, k, 'same'));
    return {
      x: { label: say('Critiques'), scale: 'linear' },
      charts: [
        {
          label: say('Drafts that still do harm'),
          unit: 'percent',
          fromZero: true,
          series: [
            { id: 'independent', name: say('Independent critics'), role: 'primary', points: independent },
            { id: 'same', name: say('The same critic again'), role: 'reference', points: same },
          ],
          marks: [],
        },
      ],
      sentence: harmLeft(critiques, {
        draft: percent(independent[0]?.y ?? NaN),
        independent: percent(lastOf(independent)),
        same: percent(lastOf(same)),
        unlisted: percent(unlisted),
      }),
    };
  },
);

const harmLeft = (
  n: number,
  shares: Readonly<Record<'draft' | 'independent' | 'same' | 'unlisted', string>>,
): string =>
  n === 1
    ? say(
        'Without a critique {draft} of the drafts do harm. After 1 independent critique {independent} still do; the same critic asked as often leaves {same}. Neither finds the {unlisted} whose harm no principle names.',
        shares,
      )
    : say(
        'Without a critique {draft} of the drafts do harm. After {count} independent critiques {independent} still do; the same critic asked as often leaves {same}. Neither finds the {unlisted} whose harm no principle names.',
        { count: count(n), ...shares },
      );
