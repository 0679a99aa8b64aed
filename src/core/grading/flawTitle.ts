import { ALLOCATION_FLAWS } from './allocation/flaws.ts';
import { FLAWS } from './flaws/index.ts';
import { RACE_FLAWS } from './race/flaws.ts';

/** What a flaw is called, in whatever kind of lab it is looked for; undefined for an id that no grader here knows. */
export const flawTitle = (id: string): string | undefined =>
  [...FLAWS, ...ALLOCATION_FLAWS, ...RACE_FLAWS].find((flaw) => flaw.id === id)?.title;
