import type { Pack } from '../core/course/pack.ts';
import type { System } from '../core/course/system.ts';

/** A known system as the course tree and the search list it; it is run as a lab of the same id. */
export type SystemEntry = Pick<System, 'id' | 'title' | 'summary'>;

export const knownSystems = (pack: Pack): readonly SystemEntry[] =>
  [...pack.systems.values()].map(({ system }) => system);
