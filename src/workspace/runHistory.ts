import { z } from 'zod';
import { parseJson } from '../core/base/parseJson.ts';
import { generationSchema, verdictSchema, type Verdict } from '../core/grading/verdict.ts';
import { nodeDisk, type Disk } from '../journal/disk.ts';

/** What is kept of a run after newer ones: enough to draw it behind them. */
const keptRunSchema = z.object({
  /** Counts from 1, over all runs of the lab in this folder. */
  number: z.number().int().positive(),
  codeHash: z.string(),
  score: z.number(),
  generations: z.array(generationSchema).max(1000),
});

const fileSchema = z.object({
  format: z.literal(1),
  /** Oldest first. */
  runs: z.array(keptRunSchema).max(100),
  /** The newest verdict, and the text it is about. */
  last: z.object({ text: z.string(), verdict: verdictSchema }).nullable(),
});

export type KeptRun = z.infer<typeof keptRunSchema>;
export type RunFile = Omit<z.infer<typeof fileSchema>, 'format'>;

export const noRuns: RunFile = { runs: [], last: null };

const RUNS_KEPT = 12;
/** No honest file comes near. */
const MAX_BYTES = 8 * 1024 * 1024;

/** The runs after one more. The same text again takes the place of its run before: its ghost would hide behind it. */
export function withRun({ runs }: RunFile, text: string, verdict: Verdict): RunFile {
  const newest = runs.at(-1);
  const codeHash = verdict.code.hash;
  const earlier = newest?.codeHash === codeHash ? runs.slice(0, -1) : runs;
  const run = {
    number: (newest?.number ?? 0) + 1,
    codeHash,
    score: verdict.score,
    generations: verdict.metrics?.generations ?? [],
  };
  return { runs: [...earlier, run].slice(-RUNS_KEPT), last: { text, verdict } };
}

/** The runs of one lab folder in a file of ours. Losing it loses no work: what can't be read counts as never run. */
export class RunHistory {
  readonly #path: string;
  readonly #disk: Disk;
  #work: Promise<unknown> = Promise.resolve();

  constructor(path: string, disk: Disk = nodeDisk) {
    this.#path = path;
    this.#disk = disk;
  }

  /** Never rejects. */
  async read(): Promise<RunFile> {
    try {
      if ((await this.#disk.size(this.#path)) > MAX_BYTES) return noRuns;
      const bytes = await this.#disk.read(this.#path);
      const file = fileSchema.safeParse(bytes && parseJson(bytes.toString('utf8')));
      return file.success ? file.data : noRuns;
    } catch {
      return noRuns;
    }
  }

  /** Writes in one step, one after the other: a reader finds the file before or after. Rejects where the disk refuses. */
  write(runs: RunFile): Promise<void> {
    const writing = this.#work.then(async () => {
      const staged = `${this.#path}.${process.pid}.tmp`;
      await this.#disk.makeFolderOf(this.#path);
      await this.#disk.write(staged, Buffer.from(JSON.stringify({ format: 1, ...runs }), 'utf8'));
      await this.#disk.rename(staged, this.#path);
    });
    this.#work = writing.catch(() => undefined);
    return writing;
  }
}
