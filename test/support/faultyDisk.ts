import { appendFile, writeFile } from 'node:fs/promises';
import { nodeDisk, type Disk } from '../../src/journal/disk.ts';

/** The process is gone: what comes after this never happens. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** A real folder on a disk that can be full or read-only, and in a process that can be killed at any byte. */
export class FaultyDisk implements Disk {
  /** What writing meets: a full disk still takes a part. */
  state: 'well' | 'full' | 'read-only' = 'well';
  /** The folder this is about: another one may be on another disk. */
  where = '';
  /** The share of the bytes that a torn write leaves behind; of a rename or removal, whether it was done. */
  share = 0.5;
  /** How many writing steps are still done. */
  #stepsLeft = Number.POSITIVE_INFINITY;
  #crashed = false;

  /** Kills the process at a step to come, part of the way through. */
  crashAfter(steps: number, share: number): void {
    this.#stepsLeft = steps;
    this.share = share;
  }

  get crashed(): boolean {
    return this.#crashed;
  }

  read = (path: string): Promise<Buffer | undefined> => this.#reading(() => nodeDisk.read(path));
  readFrom = (path: string, offset: number): Promise<Buffer> => this.#reading(() => nodeDisk.readFrom(path, offset));
  size = (path: string): Promise<number> => this.#reading(() => nodeDisk.size(path));
  list = (folder: string): Promise<string[]> => this.#reading(() => nodeDisk.list(folder));

  makeFolderOf = (path: string): Promise<void> => this.#wholly(path, () => nodeDisk.makeFolderOf(path), 'folder');
  rename = (from: string, to: string): Promise<void> => this.#wholly(to, () => nodeDisk.rename(from, to));
  remove = (path: string): Promise<void> => this.#wholly(path, () => nodeDisk.remove(path));
  // Without waiting for the disk itself, which a killed process doesn't need: a walk of a thousand steps takes seconds.
  write = (path: string, bytes: Uint8Array): Promise<void> =>
    this.#partly(path, bytes, (part) => writeFile(path, part));
  append = (path: string, bytes: Uint8Array): Promise<void> =>
    this.#partly(path, bytes, (part) => appendFile(path, part));

  async #reading<T>(read: () => Promise<T>): Promise<T> {
    if (this.#crashed) throw new Crash();
    return read();
  }

  async #wholly(path: string, step: () => Promise<void>, kind?: 'folder'): Promise<void> {
    const dies = this.#dies();
    if (this.#stateOf(path) === 'read-only' && kind !== 'folder') throw refusal('EROFS', 'read-only file system');
    if (!dies || this.share >= 0.5) await step();
    if (dies) this.#crash();
  }

  async #partly(path: string, bytes: Uint8Array, write: (part: Uint8Array) => Promise<void>): Promise<void> {
    const dies = this.#dies();
    if (this.#stateOf(path) === 'read-only') throw refusal('EROFS', 'read-only file system');
    // Killed, a process may have written everything, and just not know.
    const part = bytes.subarray(0, Math.floor(this.share * (bytes.length + (dies ? 1 : 0))));
    await write(dies || this.#stateOf(path) === 'full' ? part : bytes);
    if (dies) this.#crash();
    if (this.#stateOf(path) === 'full') throw refusal('ENOSPC', 'no space left on device');
  }

  #stateOf(path: string): FaultyDisk['state'] {
    return path.startsWith(this.where) ? this.state : 'well';
  }

  #dies(): boolean {
    if (this.#crashed) throw new Crash();
    this.#stepsLeft--;
    return this.#stepsLeft < 0;
  }

  #crash(): never {
    this.#crashed = true;
    throw new Crash();
  }
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}`), { code });
}
