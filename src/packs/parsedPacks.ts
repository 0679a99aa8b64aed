import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Pack } from '../core/course/pack.ts';
import { nodeDisk } from '../journal/disk.ts';
import { hashBytes } from './hash.ts';

/**
 * Packs as they came out of the parser, by the hash of what they were made of: reading one back takes a hundredth of the time.
 * Only a cache of this machine: what can't be read is parsed again, and what can't be written is parsed the next time.
 */
export class ParsedPacks {
  readonly #folder: string;
  readonly #build: Promise<string>;
  /** Names of the files that this session read or wrote. */
  readonly #used = new Set<string>();

  /** @param bundle the file of this program: another build may parse otherwise, and finds nothing */
  constructor(folder: string, bundle: string) {
    this.#folder = folder;
    this.#build = stat(bundle).then(
      ({ size, mtimeMs }) => `${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}`,
      () => '',
    );
  }

  /** @param key the hash that the pack was kept by. Never rejects. */
  async read(key: string): Promise<Pack | undefined> {
    try {
      const path = await this.#path(key);
      const bytes = await nodeDisk.read(path);
      if (!bytes) return undefined;
      // Another file system, or another program, may have changed some of it.
      const [digest, content] = [bytes.subarray(0, DIGEST).toString('latin1'), bytes.subarray(DIGEST)];
      if (hashBytes(content) !== digest) return undefined;
      this.#used.add(path);
      return deserialize(content) as Pack;
    } catch {
      return undefined;
    }
  }

  /** Never rejects. */
  async keep(key: string, pack: Pack): Promise<void> {
    try {
      const path = await this.#path(key);
      const staged = `${path}.${process.pid}.tmp`;
      const content = serialize(pack);
      await nodeDisk.makeFolderOf(path);
      await nodeDisk.write(staged, Buffer.concat([Buffer.from(hashBytes(content), 'latin1'), content]));
      await nodeDisk.rename(staged, path);
      this.#used.add(path);
    } catch {
      // It is parsed the next time.
    }
  }

  /** Forgets what this session had no use for. Never rejects. */
  async keepUsed(): Promise<void> {
    try {
      for (const name of await nodeDisk.list(this.#folder)) {
        const path = join(this.#folder, name);
        if (!this.#used.has(path)) await nodeDisk.remove(path);
      }
    } catch {
      // It takes a little room.
    }
  }

  /** Throws where it isn't known which build this is. */
  async #path(key: string): Promise<string> {
    const build = await this.#build;
    if (build === '') throw new Error('This build has no name.');
    return join(this.#folder, `${key}.${build}`);
  }
}

/** Characters of a SHA-256 in hex. */
const DIGEST = 64;
