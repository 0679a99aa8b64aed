import { type Entry, ENTRIES, MEASURE_ENTRY } from '../core/course/entries.ts';
import type { WorldKind } from '../core/course/world.ts';

/** What code is for: a pipeline in a kind of world, or the measures of a lab. */
export type CodeKind = WorldKind | 'measures';

/** The function that it exports. */
export const entryOf = (kind: CodeKind): Entry => (kind === 'measures' ? MEASURE_ENTRY : ENTRIES[kind]);
