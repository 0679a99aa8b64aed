import { z } from 'zod';
import type { History } from '../assistant/chat/conversation.ts';
import { entrySchema, type Entry } from '../assistant/chat/entries.ts';
import { parseJson } from '../core/base/parseJson.ts';
import { nodeDisk, type Disk } from './disk.ts';

const fileSchema = z.object({ format: z.literal(1), entries: z.array(entrySchema).max(1000) });

/** Entries, and characters of one: a pasted file is read once, and not kept whole. */
const KEPT = { entries: 80, text: 50_000 };
/** No honest file comes near. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * What was said in one lab folder, in a file of ours that other windows write too. What can't be read counts as never said,
 * and is set aside before the file is written.
 */
export class ChatHistory implements History {
  readonly #path: string;
  readonly #disk: Disk;
  /** What was said in this window, or read by it: where it is missing here, it was taken out here. */
  readonly #known = new Set<string>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(path: string, disk: Disk = nodeDisk) {
    this.#path = path;
    this.#disk = disk;
  }

  /** Never rejects. What was still being said when the window closed counts as stopped. */
  async read(): Promise<Entry[]> {
    const entries = (await this.#load().catch(() => undefined)) ?? [];
    this.#knows(entries);
    return entries.map((entry) => (entry.end === 'open' ? { ...entry, end: 'stopped' } : entry));
  }

  /**
   * Writes in one step, one after the other: a reader finds the file before or after. What another window said meanwhile
   * stays, unless nothing is left here. Rejects where the disk refuses.
   */
  write(entries: readonly Entry[]): Promise<void> {
    const writing = this.#work.then(() => this.#write(entries));
    this.#work = writing.catch(() => undefined);
    return writing;
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    const before = await this.#load();
    if (!before) await this.#disk.rename(this.#path, `${this.#path}.unreadable-${Date.now()}`);
    this.#knows(entries);
    if (entries.length === 0) {
      await this.#disk.remove(this.#path);
      return;
    }
    const theirs = (before ?? []).filter(({ id }) => !this.#known.has(id));
    const kept = merged(entries, theirs)
      .slice(-KEPT.entries)
      .map((entry) => ({ ...entry, text: entry.text.slice(0, KEPT.text) }));
    const staged = `${this.#path}.${process.pid}.tmp`;
    await this.#disk.makeFolderOf(this.#path);
    await this.#disk.write(staged, Buffer.from(JSON.stringify({ format: 1, entries: kept }), 'utf8'));
    await this.#disk.rename(staged, this.#path);
  }

  /** What the file says; undefined where there is one that can't be read, by its size or its format. */
  async #load(): Promise<Entry[] | undefined> {
    if ((await this.#disk.size(this.#path)) > MAX_BYTES) return undefined;
    const bytes = await this.#disk.read(this.#path);
    if (!bytes) return [];
    const file = fileSchema.safeParse(parseJson(bytes.toString('utf8')));
    return file.success ? file.data.entries : undefined;
  }

  #knows(entries: readonly Entry[]): void {
    for (const { id } of entries) this.#known.add(id);
  }
}

/** What another window said goes before the newest question here, whose answer may still come. */
function merged(ours: readonly Entry[], theirs: readonly Entry[]): Entry[] {
  const newest = Math.max(
    0,
    ours.findLastIndex(({ role }) => role === 'learner'),
  );
  return [...ours.slice(0, newest), ...theirs, ...ours.slice(newest)];
}
