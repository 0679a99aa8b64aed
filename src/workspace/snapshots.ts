import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import {
  isNews,
  parseTimelineLine,
  shownTimeline,
  withLines,
  type Kept,
  type KeptFile,
  type KeepReason,
  type Timeline,
  type TimelineLine,
} from '../core/course/timeline.ts';
import { timelineLimits, tooMuch, type TimelineLimits } from '../core/course/timelineLimits.ts';
import { nodeDisk, type Disk } from '../journal/disk.ts';
import { appendLines, readLines } from '../journal/lineFile.ts';
import { Retry } from '../journal/retry.ts';
import { diskReason } from './diskReason.ts';
import { hashBytes, TextPool } from './textPool.ts';

/** Something to keep: files by their path in the lab's folder. */
export interface ToKeep {
  readonly why: KeepReason;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly unsaved?: boolean;
  readonly run?: Kept['run'];
}

export interface SnapshotsOptions {
  readonly disk?: Disk;
  readonly limits?: TimelineLimits;
  readonly now?: () => string;
  /** Told once per trouble: what was to be kept is in memory, and written when that works. */
  readonly onTrouble?: (problem: Problem) => void;
}

interface Waiting {
  readonly kept: Kept;
  readonly texts: readonly Uint8Array[];
}

/**
 * The learner's files of one lab folder as they were: an index that is only ever appended to, one JSON object a line,
 * and the texts beside it. Two windows may write; torn lines are passed over.
 */
export class Snapshots {
  readonly #index: string;
  readonly #texts: TextPool;
  readonly #disk: Disk;
  readonly #options: SnapshotsOptions;
  readonly #retry = new Retry(() => void this.#enqueue(() => this.#writeWaiting()));
  #timeline: Timeline = new Map();
  #offset = 0;
  /** The hashes in lines that this version doesn't understand. */
  readonly #unread = new Set<string>();
  /** Not on the disk yet, the oldest first. */
  #waiting: Waiting[] = [];
  #work: Promise<unknown> = Promise.resolve();
  #told = false;

  constructor(folder: string, options: SnapshotsOptions = {}) {
    this.#disk = options.disk ?? nodeDisk;
    this.#options = options;
    this.#index = join(folder, 'index.jsonl');
    this.#texts = new TextPool(join(folder, 'texts'), this.#disk);
  }

  /** Keeps files as they are, before they are changed. Where that fails, they must not be changed. */
  keep(items: readonly ToKeep[]): Promise<Result<readonly Kept[]>> {
    return this.#enqueue(async () => {
      const news = items.map((item) => this.#prepare(item));
      await this.#writeWaiting();
      try {
        for (const one of news) await this.#write(one);
      } catch (error) {
        return fail(this.#problem(error));
      }
      await this.#makeRoom();
      return succeed(news.map(({ kept }) => kept));
    });
  }

  /** Keeps what may be useful later, unless it is there already. Where the disk refuses, it waits in memory. */
  note(item: ToKeep): Promise<void> {
    return this.#enqueue(async () => {
      const one = this.#prepare(item);
      await this.#read().catch(() => undefined);
      if (isNews(this.#all(), one.kept)) this.#waiting.push(one);
      // What is there already may be damaged: this mends it.
      else for (const bytes of one.texts) await this.#texts.put(bytes).catch(() => undefined);
      await this.#writeWaiting();
      await this.#makeRoom();
    });
  }

  /** What is kept, the newest first, with what only waits for the disk. */
  list(): Promise<Result<readonly Kept[]>> {
    return this.#enqueue(async () => {
      await this.#writeWaiting();
      try {
        await this.#read();
        return succeed(shownTimeline(this.#all()));
      } catch (error) {
        return fail(this.#problem(error, 'snapshot.unreadable'));
      }
    });
  }

  /** The bytes of a kept file; undefined where they are missing, damaged or can't be read. */
  read({ hash }: KeptFile): Promise<Buffer | undefined> {
    return this.#enqueue(async () => {
      const waiting = this.#waiting.flatMap(({ texts }) => texts).find((bytes) => hashBytes(bytes) === hash);
      return waiting ? Buffer.from(waiting) : this.#texts.get(hash).catch(() => undefined);
    });
  }

  dispose(): void {
    this.#retry.dispose();
  }

  #prepare({ why, files, unsaved, run }: ToKeep): Waiting {
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    const kept: Kept = {
      type: 'kept',
      id: randomUUID(),
      at: this.#now(),
      why,
      ...(unsaved ? { unsaved } : {}),
      ...(run ? { run } : {}),
      files: sorted.map(([path, bytes]) => ({ path, hash: hashBytes(bytes), bytes: bytes.length })),
    };
    return { kept, texts: sorted.map(([, bytes]) => bytes) };
  }

  async #writeWaiting(): Promise<void> {
    try {
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        await this.#write(next);
        this.#waiting.shift();
      }
      this.#told = false;
    } catch (error) {
      this.#retry.later();
      if (!this.#told) this.#options.onTrouble?.(this.#problem(error));
      this.#told = true;
    }
  }

  /** The texts first: a line never names what isn't there. */
  async #write({ kept, texts }: Waiting): Promise<void> {
    for (const bytes of texts) await this.#texts.put(bytes);
    await appendLines(this.#index, [JSON.stringify(kept)], this.#disk);
    // Once more, because another window may have swept an old text away before it could see the line.
    for (const bytes of texts) await this.#texts.put(bytes);
  }

  /** Too much on the disk is no trouble to tell of: the next time, it is tried again. */
  async #makeRoom(): Promise<void> {
    try {
      await this.#read();
      const ids = tooMuch(this.#timeline, this.#options.limits ?? timelineLimits);
      if (ids.length === 0) return;
      const line: TimelineLine = { type: 'dropped', at: this.#now(), ids: [...ids] };
      await appendLines(this.#index, [JSON.stringify(line)], this.#disk);
      await this.#texts.sweep(() => this.#needed());
    } catch {
      return;
    }
  }

  /** The hashes that any line names, those of a newer version and of a line that is being written included. */
  async #needed(): Promise<ReadonlySet<string>> {
    await this.#read();
    const end = await this.#disk.readFrom(this.#index, this.#offset);
    const kept = [...this.#timeline.values()].flatMap(({ files }) => files.map(({ hash }) => hash));
    return new Set([...kept, ...this.#unread, ...hashesIn(end.toString('utf8'))]);
  }

  async #read(): Promise<void> {
    const read = await readLines(this.#index, this.#offset, this.#disk);
    const lines = read.lines.map(({ text }) => ({ text, line: parseTimelineLine(text) }));
    if (read.restarted) this.#timeline = new Map();
    if (lines.length > 0) {
      this.#timeline = withLines(
        this.#timeline,
        lines.flatMap(({ line }) => line ?? []),
      );
    }
    for (const { text, line } of lines) if (!line) for (const hash of hashesIn(text)) this.#unread.add(hash);
    this.#offset = read.offset;
  }

  #all(): Timeline {
    return withLines(
      this.#timeline,
      this.#waiting.map(({ kept }) => kept),
    );
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#work.then(task);
    this.#work = done.catch(() => undefined);
    return done;
  }

  #now(): string {
    return this.#options.now?.() ?? new Date().toISOString();
  }

  #problem(error: unknown, code = 'snapshot.unwritable'): Problem {
    return { code, message: diskReason(error), where: { file: this.#index } };
  }
}

const hashesIn = (text: string): readonly string[] => text.match(/\b[0-9a-f]{64}\b/g) ?? [];
