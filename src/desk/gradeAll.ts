import type { Row } from '../core/desk/row.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { readHanded } from './findSubmissions.ts';
import { type Desk, gradeSubmission } from './gradeSubmission.ts';

export interface Batch extends Omit<Desk, 'sandbox'> {
  readonly workerPath: string;
  /** How many are graded at a time. */
  readonly jobs: number;
  /** Waited for before the next one is begun. */
  readonly onRow: (row: Row) => Promise<void>;
}

/** Grades files, a few at a time, each in a process of its own. Rejects where a file can't be read or a row can't be kept. */
export async function gradeAll(
  paths: readonly string[],
  { pack, limits, workerPath, jobs, onRow }: Batch,
  signal: AbortSignal,
): Promise<void> {
  const queue = paths.values();
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const lane = async (): Promise<void> => {
    // No spare process: it would practise, which makes one grade sooner and all of them later.
    const sandbox = new Sandbox({ workerPath, keepSpare: false });
    try {
      for (const path of queue) {
        const row = await gradeSubmission(await readHanded(path), { pack, limits, sandbox }, stop);
        if (!row || stop.aborted) return;
        await onRow(row);
      }
    } catch (error) {
      failed.abort();
      throw error;
    } finally {
      sandbox.dispose();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, paths.length) }, lane));
}
