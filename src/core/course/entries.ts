import { say } from '../base/say.ts';
import type { WorldKind } from './world.ts';

/** The function that a pipeline exports: its name, how it is written, and what it answers. */
export interface Entry {
  readonly name: string;
  readonly signature: string;
  readonly answers: string;
}

export const ENTRIES: Readonly<Record<WorldKind, Entry>> = {
  loop: {
    name: 'step',
    signature: 'step(g, memory)',
    get answers() {
      return say('what to train on');
    },
  },
  allocation: {
    name: 'allocate',
    signature: 'allocate(l)',
    get answers() {
      return say('a plan');
    },
  },
  race: {
    name: 'shouldPause',
    signature: 'shouldPause(c, memory)',
    get answers() {
      return say('true or false');
    },
  },
};

/** The function that `measures.ts` exports. */
export const MEASURE_ENTRY: Entry = {
  name: 'measure',
  signature: 'measure(g, before)',
  get answers() {
    return say('an object with a number for each measure');
  },
};
