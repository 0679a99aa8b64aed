import { availableParallelism } from 'node:os';
import { gradeSubmission } from '../desk/gradeSubmission.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { EXIT } from './exit.ts';
import { openPack } from './openPack.ts';
import { openQueue, type QueueOption, sayLine } from './openQueue.ts';
import { WORKER } from './places.ts';
import { refuse } from './refuse.ts';

export interface WorkerOptions {
  readonly queue: QueueOption;
  readonly pack?: string;
  readonly jobs?: number;
  /** In seconds. */
  readonly lease: number;
}

/** What ends machines gives a process thirty seconds as a rule. */
const FINISH_MILLISECONDS = 20_000;

/** `groundloop worker`: grades what comes over a queue until it is ended, and returns the exit code. */
export async function workerCommand({ queue: option, pack: path, jobs, lease }: WorkerOptions): Promise<number> {
  const opened = await openPack(path);
  if (!opened.ok) return refuse(opened.problem);
  const pack = opened.value;
  const ends = twoSteps();
  const found = await openQueue(option, ends.finish);
  if (!found.ok) {
    ends.dispose();
    return ends.finish.aborted ? EXIT.interrupted : refuse(found.problem);
  }
  const { redis, queue, shown } = found.value;
  const atOnce = jobs ?? availableParallelism();
  // While one of two runs, the process for the next gets ready in the other.
  const sandboxes = Array.from({ length: 2 * atOnce }, () => new Sandbox({ workerPath: WORKER }));
  let turn = 0;
  sayLine(`Listening at ${shown} for ${pack.id} ${pack.version} (${pack.hash.slice(0, 8)}), ${atOnce} at a time.`);
  try {
    const graded = await queue.work(redis, {
      kind: queue.kindOf(pack),
      grade: async ({ handed, limits }, signal) => {
        const sandbox = sandboxes[turn++ % sandboxes.length];
        return sandbox && gradeSubmission(handed, { pack, limits, sandbox }, signal);
      },
      jobs: atOnce,
      lease,
      say: sayLine,
      finish: ends.finish,
      giveBack: ends.giveBack,
    });
    sayLine(`Ended; ${graded} graded here.`);
    return EXIT.passed;
  } finally {
    ends.dispose();
    redis.disconnect();
    for (const sandbox of sandboxes) sandbox.dispose();
  }
}

/** Whoever ends the worker lets it finish; a second time, or after a while, what is under way is given back. */
function twoSteps(): { readonly finish: AbortSignal; readonly giveBack: AbortSignal; readonly dispose: () => void } {
  const [finish, giveBack] = [new AbortController(), new AbortController()];
  let timer: NodeJS.Timeout | undefined;
  const step = (): void => {
    if (finish.signal.aborted) {
      giveBack.abort();
      return;
    }
    sayLine('Finishing what is under way. Once more gives it back to other workers.');
    finish.abort();
    timer = setTimeout(() => {
      giveBack.abort();
    }, FINISH_MILLISECONDS);
  };
  process.on('SIGINT', step);
  process.on('SIGTERM', step);
  const dispose = (): void => {
    clearTimeout(timer);
    process.off('SIGINT', step);
    process.off('SIGTERM', step);
  };
  return { finish: finish.signal, giveBack: giveBack.signal, dispose };
}
