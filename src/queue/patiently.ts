import { setTimeout as pause } from 'node:timers/promises';
import type { Say } from './connect.ts';
import { passes } from './refusals.ts';

const LONGEST_PAUSE = 10_000;

/** Does what may fail while Redis has no memory, no disk or no master: again and again, and says so once. */
export async function patiently<T>(act: () => Promise<T>, say: Say, signal: AbortSignal): Promise<T> {
  for (let times = 0; ; times++) {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted || !passes(error)) throw error;
      if (times === 0) say(`Redis takes nothing more for now, trying again: ${(error as Error).message}`);
      await pause(Math.min(250 * 2 ** times, LONGEST_PAUSE), undefined, { signal });
    }
  }
}
