import { join } from 'node:path';
import type { Desk } from '../../src/workspace/changeFiles.ts';
import type { FaultyDisk } from './faultyDisk.ts';

/** A lab folder and one editor on its pipeline, as VS Code would have them. */
export class LearnerDesk implements Desk {
  /** What is on the screen, where it isn't saved. */
  typed: string | undefined;
  /** Something that happens while files are being looked at. */
  meanwhile: () => void = () => undefined;
  readonly #folder: string;
  readonly #disk: () => FaultyDisk;

  constructor(folder: string, disk: () => FaultyDisk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  unsaved(path: string): string | undefined {
    return path === 'pipeline.ts' ? this.typed : undefined;
  }

  async read(path: string): Promise<Buffer | undefined> {
    this.meanwhile();
    return this.#disk().read(join(this.#folder, path));
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await this.#disk().makeFolderOf(join(this.#folder, path));
    await this.#disk().write(join(this.#folder, path), bytes);
    if (path === 'pipeline.ts') this.typed = undefined;
  }

  async remove(path: string): Promise<void> {
    await this.#disk().remove(join(this.#folder, path));
  }
}
