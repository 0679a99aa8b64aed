import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { say } from '../core/base/say.ts';
import { errorCode, type Disk } from '../journal/disk.ts';

/** What was set aside, and is removed unless someone turns out to need it. */
const aside = '.aside';
/** Being written. */
const draft = '.draft';

/** Texts by the hash of their bytes, so that equal ones are stored once. Several windows may use the same folder. */
export class TextPool {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  /** Sees to it that the bytes are there, whole. Throws where the file system refuses. */
  async put(bytes: Uint8Array): Promise<string> {
    const hash = hashBytes(bytes);
    const path = this.#path(hash);
    // What a power cut left under this name may be empty: only the bytes themselves count.
    if ((await this.#disk.read(path))?.equals(bytes)) return hash;
    await this.#disk.makeFolderOf(path);
    const own = (): string => this.#path(`${randomUUID()}${draft}`);
    if (!(await this.#write(own(), bytes, path)) && !(await this.#write(own(), bytes, path))) {
      throw new Error(say('another window removed it'));
    }
    return hash;
  }

  async #write(own: string, bytes: Uint8Array, path: string): Promise<boolean> {
    await this.#disk.write(own, bytes);
    return this.#rename(own, path);
  }

  /** False where another window, which sweeps, was there first. */
  async #rename(from: string, to: string): Promise<boolean> {
    try {
      await this.#disk.rename(from, to);
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  /** The bytes of a hash; undefined where they are missing or damaged. */
  async get(hash: string): Promise<Buffer | undefined> {
    for (const name of [hash, hash + aside]) {
      const bytes = await this.#disk.read(this.#path(name));
      if (bytes && hashBytes(bytes) === hash) return bytes;
    }
    return undefined;
  }

  /**
   * Removes what nobody needs. `needed` is asked again once the texts are set aside: another window that began to need
   * one meanwhile has either said so by then, or looks for the text after that, misses it, and puts it there again. A
   * sweep that was cut short is ended by the next one.
   */
  async sweep(needed: () => Promise<ReadonlySet<string>>): Promise<void> {
    const before = await needed();
    for (const name of await this.#disk.list(this.#folder)) {
      if (name.endsWith(draft)) await this.#disk.remove(this.#path(name));
      else if (!name.endsWith(aside) && !before.has(name)) {
        await this.#rename(this.#path(name), this.#path(name + aside));
      }
    }
    const after = await needed();
    for (const name of await this.#disk.list(this.#folder)) {
      if (!name.endsWith(aside)) continue;
      const hash = name.slice(0, -aside.length);
      if (after.has(hash)) await this.#rename(this.#path(name), this.#path(hash));
      else await this.#disk.remove(this.#path(name));
    }
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
