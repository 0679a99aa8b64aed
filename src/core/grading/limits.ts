import { z } from 'zod';

/** Timers hold 24 days and then fire at once; no pipeline that is graded needs so much of either. */
export const MOST = { seconds: 3600, megabytes: 16_384 } as const;

/** How many times its seconds a run may take by the clock, where other programs keep the processors busy. */
export const PATIENCE = 6;

/** What one run may use. */
export const limitsSchema = z.object({
  /**
   * Processor time for the whole run, in seconds: how busy the machine is decides nothing. By the clock it may take as long
   * in any case, and `PATIENCE` times as long at most.
   */
  seconds: z.number().positive().max(MOST.seconds),
  /** Resident memory above the idle worker's, in megabytes. */
  megabytes: z.number().positive().max(MOST.megabytes),
});

export type Limits = z.infer<typeof limitsSchema>;

/**
 * Why a run that took `used` seconds of processor time, and `passed` by the clock, has to end: it `spent` its seconds, or
 * other programs `starved` it. Undefined while it may go on.
 */
export function timeUp(used: number, passed: number, { seconds }: Limits): 'spent' | 'starved' | undefined {
  if (passed < seconds) return undefined;
  if (used >= seconds) return 'spent';
  return passed >= seconds * PATIENCE ? 'starved' : undefined;
}
