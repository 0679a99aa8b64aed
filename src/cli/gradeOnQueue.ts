import type { Result } from '../core/base/result.ts';
import { readHanded } from '../desk/findSubmissions.ts';
import type { Batch } from '../desk/gradeAll.ts';
import { refusedRow } from '../desk/row.ts';
import { openQueue, type QueueOption, sayLine } from './openQueue.ts';

/** As `gradeAll`, by workers that listen at a queue. The problem says why there is no queue. */
export async function gradeOnQueue(
  option: QueueOption,
  paths: readonly string[],
  { pack, limits, onRow }: Pick<Batch, 'pack' | 'limits' | 'onRow'>,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  const opened = await openQueue(option, signal);
  if (!opened.ok) return opened;
  const { redis, queue } = opened.value;
  try {
    return await queue.ask(redis, {
      kind: queue.kindOf(pack),
      limits,
      submissions: readAll(paths),
      onRow,
      // That every worker was lost over it says nothing sure about the submission: it needs a look.
      giveUp: (handed, why) => ({
        ...refusedRow(handed, pack, { code: 'crashed', message: `No worker could grade it: ${why}` }),
        outcome: 'fault',
      }),
      say: sayLine,
      signal,
    });
  } finally {
    redis.disconnect();
  }
}

async function* readAll(paths: readonly string[]) {
  for (const path of paths) yield await readHanded(path);
}
