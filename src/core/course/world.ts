import { z } from 'zod';
import { allocationPresetSchema } from '../simulation/allocation/preset.ts';
import { presetSchema } from '../simulation/preset.ts';
import { racePresetSchema } from '../simulation/race/preset.ts';

/** A lab's world, as data. Its `kind` says what a pipeline is called for; without one it is a loop. */
export const labWorldSchema = z
  .discriminatedUnion('kind', [presetSchema, allocationPresetSchema, racePresetSchema])
  .prefault({});

export type LabWorld = z.infer<typeof labWorldSchema>;
export type WorldKind = LabWorld['kind'];

/** The function that a pipeline exports: its name, how it is written, and what it answers. */
export interface Entry {
  readonly name: string;
  readonly signature: string;
  readonly answers: string;
}

export const ENTRIES: Readonly<Record<WorldKind, Entry>> = {
  loop: { name: 'step', signature: 'step(g, memory)', answers: 'what to train on' },
  allocation: { name: 'allocate', signature: 'allocate(l)', answers: 'a plan' },
  race: { name: 'shouldPause', signature: 'shouldPause(c, memory)', answers: 'true or false' },
};
