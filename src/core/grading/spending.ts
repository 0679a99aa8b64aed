import type { Run } from '../simulation/run.ts';
import type { Spent } from './verdict.ts';

/** What a run spent, in the generation in which it paused too. */
export function spentIn({ outcomes }: Pick<Run, 'outcomes'>): Spent {
  const total = { human: 0, verify: 0, audit: 0, sample: 0 };
  for (const { spent } of outcomes) {
    for (const what of ['human', 'verify', 'audit', 'sample'] as const) total[what] += spent[what];
  }
  return total;
}

/** What counts into the price of data: whatever people or a verifier had to do. Drafts are the loop's own. */
export const unitsOf = ({ human, verify, audit }: Omit<Spent, 'sample'>): number => human + verify + audit;

/**
 * The price of data: units for each percentage point of knowledge gained; null where nothing was gained.
 * @param gained as a share, 0 to 1
 */
export const priceOf = (units: number, gained: number): number | null => (gained > 0 ? units / (100 * gained) : null);
