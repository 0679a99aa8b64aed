import { say } from '../core/base/say.ts';
import { watch, type FSWatcher } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { fold, parseEvent, type EventLine } from '../core/course/journal.ts';
import { applyEvent, noProgress, type Progress, type ProgressEvent } from '../core/course/progress.ts';
import { exportProgress, linesToImport, type ForeignEvent } from '../core/course/progressFile.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { appendLines, readLines, type Line } from './lineFile.ts';
import { Retry } from './retry.ts';

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
  readonly #disk: Disk;
  readonly #retry = new Retry(() => void this.refresh());
  #onDisk: Progress = noProgress;
  /** The events on disk, as they stand there: an import is put among them by time. */
  #lines: EventLine[] = [];
  #offset = 0;
  /** Events taken here and not yet read back from the disk. */
  #pending: { readonly event: ProgressEvent; tried: boolean; written: boolean }[] = [];
  #work: Promise<void> = Promise.resolve();
  #watcher: FSWatcher | undefined;
  #toldOfRead = false;
  #toldOfWrite = false;
  #disposed = false;

  constructor(path: string, listener: JournalListener, disk: Disk = nodeDisk) {
    this.path = path;
    this.#listener = listener;
    this.#disk = disk;
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
    this.#pending.push({ event, tried: false, written: false });
    this.#listener.onChange();
    return this.#enqueue(() => this.#flush());
  }

  /** Reads what other windows wrote and retries what could not be written. Never rejects. */
  refresh(): Promise<void> {
    return this.#enqueue(() => this.#flush());
  }

  /** Everything the learner did as a file's text, what the disk has not taken yet included. */
  export(now: string): Promise<Result<string>> {
    return this.#enqueue(async () => {
      try {
        return succeed(exportProgress(await this.#allLines(), now));
      } catch (error) {
        return fail(
          this.#problem(
            'journal.unreadable',
            say("Your progress in {path} can't be read: {error}.", { path: this.path, error: reason(error) }),
          ),
        );
      }
    });
  }

  /** Appends what isn't there yet, in one piece; how many events that were. */
  import(events: readonly ForeignEvent[], now: string): Promise<Result<number>> {
    return this.#enqueue(async () => {
      try {
        await this.#flush();
        const lines = linesToImport(events, await this.#allLines(), now);
        await appendLines(this.path, lines, this.#disk);
        await this.#flush();
        return succeed(lines.length);
      } catch (error) {
        const message = say(
          "The progress can't be saved to {path}: {error}. Import it again when that works: nothing is counted twice.",
          { path: this.path, error: reason(error) },
        );
        return fail(this.#problem('journal.unwritable', message));
      }
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#watcher?.close();
    this.#retry.dispose();
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#work.then(task);
    this.#work = done.then(ignore, ignore);
    return done;
  }

  /** The last line counts even where a crash took its end: the next one to be appended completes it. */
  async #allLines(): Promise<string[]> {
    const { lines, offset } = await readLines(this.path, 0, this.#disk);
    const last = await this.#disk.readFrom(this.path, offset);
    const waiting = this.#pending.filter(({ written }) => !written);
    return [
      ...lines.map(({ text }) => text),
      last.toString('utf8'),
      ...waiting.map(({ event }) => JSON.stringify(event)),
    ];
  }

  async #flush(): Promise<void> {
    try {
      await this.#write();
      this.#toldOfWrite = false;
    } catch (error) {
      this.#retry.later();
      if (!this.#toldOfWrite) {
        this.#toldOfWrite = true;
        this.#tell(
          'journal.unwritable',
          say(
            "Your progress can't be saved to {path}: {error}. It is kept in memory and saved as soon as that works again, so keep this window open until then.",
            { path: this.path, error: reason(error) },
          ),
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
        say("Your progress in {path} can't be read: {error}. The file was not changed.", {
          path: this.path,
          error: reason(error),
        }),
      );
    }
  }

  async #write(): Promise<void> {
    if (this.#pending.some(({ tried, written }) => tried && !written)) await this.#read();
    for (const pending of this.#pending) {
      if (pending.written) continue;
      pending.tried = true;
      await appendLines(this.path, [JSON.stringify(pending.event)], this.#disk);
      pending.written = true;
    }
  }

  /** A write that failed may have left the whole line all the same, and another window may have ended it. */
  #findTried(lines: readonly Line[]): void {
    const texts = lines.map(({ text }) => text);
    for (const pending of this.#pending) {
      const at = pending.tried && !pending.written ? texts.indexOf(JSON.stringify(pending.event)) : -1;
      if (at < 0) continue;
      texts.splice(at, 1);
      pending.written = true;
    }
  }

  async #read(): Promise<void> {
    const read = await readLines(this.path, this.#offset, this.#disk);
    if (read.lines.length === 0 && !read.restarted) return;
    // From here on nothing is awaited: an event moves from pending to disk without being missed or counted twice.
    if (read.restarted) {
      this.#onDisk = noProgress;
      this.#lines = [];
    }
    this.#offset = read.offset;
    this.#findTried(read.lines);
    this.#pending = this.#pending.filter(({ written }) => !written);
    const parsed = read.lines.filter(({ text }) => text.trim() !== '').map((at) => ({ at, line: parseEvent(at.text) }));
    const events = parsed.flatMap(({ line }) => (line.kind === 'event' ? [line] : []));
    const damaged = parsed.flatMap(({ at, line }) => (line.kind === 'damaged' ? [`${at.at}:${at.bytes}`] : []));
    this.#lines = this.#lines.concat(events);
    this.#onDisk = events.some(({ imported }) => imported !== undefined)
      ? fold(this.#lines)
      : events.reduce((state, { event }) => applyEvent(state, event), this.#onDisk);
    this.#listener.onChange();
    if (damaged.length > 0) {
      const { path } = this;
      this.#tell(
        'journal.damaged-lines',
        damaged.length === 1
          ? say(
              "One line of your progress file {path} can't be understood and was passed over; all the others count. Nothing was deleted. You need do nothing.",
              { path },
            )
          : say(
              "{count} lines of your progress file {path} can't be understood and were passed over; all the others count. Nothing was deleted. You need do nothing.",
              { count: damaged.length, path },
            ),
        damaged,
      );
    }
  }

  #tell(code: string, message: string, places: readonly string[] = []): void {
    this.#listener.onProblem(this.#problem(code, message), places);
  }

  #problem(code: string, message: string): Problem {
    return { code, message, where: { file: this.path } };
  }
}

const ignore = (): void => undefined;

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
