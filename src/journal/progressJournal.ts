import { watch, type FSWatcher } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Problem } from '../core/base/result.ts';
import { parseEvent } from '../core/course/journal.ts';
import { applyEvent, noProgress, type Progress, type ProgressEvent } from '../core/course/progress.ts';
import { appendLine, readLines } from './lineFile.ts';

const retryAfterMs = 15_000;

export interface JournalListener {
  /** The progress changed: by this window or by another one. */
  readonly onChange: () => void;
  /**
   * Told once per trouble, not once per event. `places` are the damaged lines it is about, as offset and length in
   * bytes: the same at every start, so that one can remember what was told.
   */
  readonly onProblem: (problem: Problem, places: readonly string[]) => void;
}

/**
 * What the learner did, in a file that is only ever appended to, one JSON object a line. The state is a fold over the
 * lines on disk and then over the events that the disk has not taken yet, so that nothing is lost while it is full or
 * read-only. Other windows' lines are picked up as they come.
 */
export class ProgressJournal {
  readonly path: string;
  readonly #listener: JournalListener;
  #onDisk: Progress = noProgress;
  #offset = 0;
  /** Events taken here and not yet read back from the disk. */
  #pending: { readonly event: ProgressEvent; written: boolean }[] = [];
  #work: Promise<void> = Promise.resolve();
  #watcher: FSWatcher | undefined;
  #retry: NodeJS.Timeout | undefined;
  #toldOfRead = false;
  #toldOfWrite = false;
  #disposed = false;

  constructor(path: string, listener: JournalListener) {
    this.path = path;
    this.#listener = listener;
  }

  get progress(): Progress {
    return this.#pending.reduce((state, { event }) => applyEvent(state, event), this.#onDisk);
  }

  /** Reads what is there and watches for more. Never rejects: what goes wrong is told to the listener. */
  async open(): Promise<void> {
    await this.refresh();
    try {
      await mkdir(dirname(this.path), { recursive: true });
      if (this.#disposed) return;
      this.#watcher = watch(dirname(this.path), { persistent: false }, (_type, file) => {
        if (file === null || file === basename(this.path)) void this.refresh();
      });
      this.#watcher.on('error', () => this.#watcher?.close());
    } catch {
      // No watching here (some network drives): the window's focus refreshes too.
    }
  }

  /** Takes the event at once; resolves when the disk has it, or has refused it for now. Never rejects. */
  append(event: ProgressEvent): Promise<void> {
    this.#pending.push({ event, written: false });
    this.#listener.onChange();
    return this.#enqueue(() => this.#flush());
  }

  /** Reads what other windows wrote and retries what could not be written. Never rejects. */
  refresh(): Promise<void> {
    return this.#enqueue(() => this.#flush());
  }

  dispose(): void {
    this.#disposed = true;
    this.#watcher?.close();
    clearTimeout(this.#retry);
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(task);
    return this.#work;
  }

  async #flush(): Promise<void> {
    try {
      await this.#write();
      this.#toldOfWrite = false;
    } catch (error) {
      this.#retryLater();
      if (!this.#toldOfWrite) {
        this.#toldOfWrite = true;
        this.#tell(
          'journal.unwritable',
          `Your progress can't be saved to ${this.path}: ${reason(error)}. It is kept in memory and saved as soon as that works again, so keep this window open until then.`,
        );
      }
    }
    try {
      await this.#read();
      this.#toldOfRead = false;
    } catch (error) {
      if (this.#toldOfRead) return;
      this.#toldOfRead = true;
      this.#tell(
        'journal.unreadable',
        `Your progress in ${this.path} can't be read: ${reason(error)}. The file was not changed.`,
      );
    }
  }

  async #write(): Promise<void> {
    for (const pending of this.#pending) {
      if (pending.written) continue;
      await appendLine(this.path, JSON.stringify(pending.event));
      pending.written = true;
    }
  }

  async #read(): Promise<void> {
    const read = await readLines(this.path, this.#offset);
    if (read.lines.length === 0 && !read.restarted) return;
    // From here on nothing is awaited: an event moves from pending to disk without being missed or counted twice.
    if (read.restarted) this.#onDisk = noProgress;
    let at = read.restarted ? 0 : this.#offset;
    this.#offset = read.offset;
    this.#pending = this.#pending.filter(({ written }) => !written);
    const damaged: string[] = [];
    for (const text of read.lines) {
      const from = at;
      at += Buffer.byteLength(text) + 1;
      if (text.trim() === '') continue;
      const line = parseEvent(text);
      if (line.kind === 'event') this.#onDisk = applyEvent(this.#onDisk, line.event);
      else if (line.kind === 'damaged') damaged.push(`${from}:${at - from - 1}`);
    }
    this.#listener.onChange();
    if (damaged.length > 0) {
      const [lines, were] = damaged.length === 1 ? ['One line', 'was'] : [`${damaged.length} lines`, 'were'];
      this.#tell(
        'journal.damaged-lines',
        `${lines} of your progress file ${this.path} can't be understood and ${were} passed over; all the others count. Nothing was deleted. You need do nothing.`,
        damaged,
      );
    }
  }

  #retryLater(): void {
    clearTimeout(this.#retry);
    if (this.#disposed) return;
    this.#retry = setTimeout(() => void this.refresh(), retryAfterMs);
    this.#retry.unref();
  }

  #tell(code: string, message: string, places: readonly string[] = []): void {
    this.#listener.onProblem({ code, message, where: { file: this.path } }, places);
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
