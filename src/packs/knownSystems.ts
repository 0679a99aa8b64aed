import type { Pack } from '../core/course/pack.ts';

/** A known system as the course tree and the search list it; it is run as a lab of the same id. */
export interface SystemEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/**
 * The known systems of a pack: the one place that reads them. Packs bring none yet; once `pack.systems` is there, this
 * becomes `(pack) => [...pack.systems.values()].map(({ system }) => system)`.
 */
export const knownSystems: (pack: Pack) => readonly SystemEntry[] = () => [];
