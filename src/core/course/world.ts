import { z } from 'zod';
import { allocationPresetSchema } from '../simulation/allocation/preset.ts';
import { presetSchema } from '../simulation/preset.ts';
import { racePresetSchema } from '../simulation/race/preset.ts';

const flawId = (n: number): string => `F${String(n).padStart(2, '0')}`;

/** A lab's world, as data. Its `kind` says what a pipeline is called for; without one it is a loop. */
export const labWorldSchema = z
  .discriminatedUnion('kind', [presetSchema, allocationPresetSchema, racePresetSchema])
  .prefault({});

/** The flaws that each kind of lab may look for; a test holds them equal to what the grader knows. */
export const FLAWS_OF: Readonly<Record<'loop' | 'allocation' | 'race', readonly string[]>> = {
  loop: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24].map(flawId),
  allocation: [4, 23].map(flawId),
  race: [15, 16, 19].map(flawId),
};

export type LabWorld = z.infer<typeof labWorldSchema>;
export type WorldKind = LabWorld['kind'];
