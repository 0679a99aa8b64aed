import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../core/base/parseJson.ts';
import { verdictSchema } from '../core/grading/verdict.ts';
import { nodeDisk, type Disk } from '../journal/disk.ts';
import type { LabRun } from './labRun.ts';
import { MOST_PAST, pastRunSchema } from './pastRuns.ts';
import { timelineFolder } from './timelineFolder.ts';

/** A verdict takes a tenth of it. */
const MOST_BYTES = 2 * 1024 * 1024;

const keptRunsSchema = z.object({
  format: z.literal(1),
  /** How many runs of this lab were graded so far. */
  runs: z.number().int().nonnegative(),
  /** The newest verdict, with the text it is about. */
  last: z.object({ text: z.string(), verdict: verdictSchema }).nullable(),
  past: z.array(pastRunSchema).max(MOST_PAST),
});

export type KeptRuns = z.infer<typeof keptRunsSchema>;

export interface KeptPlace {
  readonly folder: string;
  /** The lab's in the learner's progress. */
  readonly key: string;
}

/**
 * The last runs of each lab folder, over a restart: a file for each, replaced whole. What is damaged, too large or of a
 * version to come counts as nothing: a verdict can be had again.
 */
export class RunMemory {
  readonly #root: string;
  readonly #disk: Disk;
  #work: Promise<unknown> = Promise.resolve();

  constructor(root: string, disk: Disk = nodeDisk) {
    this.#root = root;
    this.#disk = disk;
  }

  /** @param packHash verdicts of another version of the pack are about another world: of these only the count is kept */
  async recall(place: KeptPlace, packHash: string): Promise<KeptRuns | undefined> {
    const path = this.#path(place);
    try {
      if ((await this.#disk.size(path)) > MOST_BYTES) return undefined;
      const bytes = await this.#disk.read(path);
      const kept = bytes && keptRunsSchema.safeParse(parseJson(bytes.toString('utf8'))).data;
      if (!kept?.last || kept.last.verdict.pack.hash === packHash) return kept;
      return { ...kept, last: null, past: [] };
    } catch {
      return undefined;
    }
  }

  /** Throws where the file system refuses. */
  keep(place: KeptPlace, { runs, verdict: last, past }: LabRun): Promise<void> {
    const written = last && { text: last.text, verdict: last.verdict };
    const kept: KeptRuns = { format: 1, runs, last: written, past: [...past] };
    const whole = Buffer.from(JSON.stringify(kept));
    const bytes = whole.length > MOST_BYTES ? Buffer.from(JSON.stringify({ ...kept, last: null })) : whole;
    const path = this.#path(place);
    const done = this.#work.then(async () => {
      const draft = `${path}.${randomUUID()}.draft`;
      await this.#disk.makeFolderOf(path);
      try {
        await this.#disk.write(draft, bytes);
        await this.#disk.rename(draft, path);
      } catch (error) {
        await this.#disk.remove(draft).catch(() => undefined);
        throw error;
      }
    });
    this.#work = done.catch(() => undefined);
    return done;
  }

  #path({ folder, key }: KeptPlace): string {
    return `${timelineFolder(this.#root, folder, key)}.json`;
  }
}
