import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { say } from '../core/base/say.ts';
import { dirname } from 'node:path';

/** What is done to files, step by step, so that a test can cut any step short. All throw where the file system refuses. */
export interface Disk {
  /** Undefined where there is no such file. */
  read(path: string): Promise<Buffer | undefined>;
  /** The bytes from `offset` to the end; none where there is no such file. */
  readFrom(path: string, offset: number): Promise<Buffer>;
  /** In bytes; 0 where there is no such file. */
  size(path: string): Promise<number>;
  /** The names in a folder; none where it doesn't exist. */
  list(folder: string): Promise<string[]>;
  /** Makes the folder of a file, where it isn't there. */
  makeFolderOf(path: string): Promise<void>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** In a single write, so that two windows don't mix. */
  append(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** No matter if it is gone already. */
  remove(path: string): Promise<void>;
}

/** The machine's own. What it wrote has reached the disk, not only the system's memory. */
export const nodeDisk: Disk = {
  read: (path) => unlessMissing(readFile(path)),

  async readFrom(path, offset) {
    const file = await unlessMissing(open(path, 'r'));
    if (!file) return Buffer.alloc(0);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.max(0, size - offset));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },

  size: async (path) => (await unlessMissing(stat(path)))?.size ?? 0,

  list: async (folder) => (await unlessMissing(readdir(folder))) ?? [],

  async makeFolderOf(path) {
    await mkdir(dirname(path), { recursive: true });
  },

  async write(path, bytes) {
    const file = await open(path, 'w');
    try {
      await file.writeFile(bytes);
      await sync(file);
    } finally {
      await file.close();
    }
  },

  async append(path, bytes) {
    const file = await open(path, 'a');
    try {
      const { bytesWritten } = await file.write(bytes);
      if (bytesWritten < bytes.length) throw new Error(say('the disk took only a part of the line'));
      await sync(file);
    } finally {
      await file.close();
    }
  },

  rename,

  remove: (path) => rm(path, { force: true }),
};

/** Writes a file in one step: whatever goes wrong, there is the old file or the whole new one. Throws where the file system refuses. */
export async function replaceFile(path: string, bytes: Uint8Array, disk: Disk = nodeDisk): Promise<void> {
  const staged = `${path}.${process.pid}.tmp`;
  try {
    await disk.write(staged, bytes);
    await disk.rename(staged, path);
  } catch (error) {
    await disk.remove(staged).catch(() => undefined);
    throw error;
  }
}

/** Some network drives have no such thing: that is no reason to write a line twice. */
async function sync(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(errorCode(error) ?? '')) throw error;
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What the system calls the trouble, such as `ENOSPC`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
