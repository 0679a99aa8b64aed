import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SUBMISSION_LIMIT } from '../core/desk/submission.ts';
import type { Handed } from './row.ts';

/** How submissions are named, for those who name a folder. */
export const SUBMISSION_ENDING = '.submission.json';

/** The files that were named, and those in the folders that were named, however deep; sorted within a folder. */
export async function findSubmissions(paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) found.add(path);
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(SUBMISSION_ENDING));
      for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) found.add(file);
    }
  }
  return [...found];
}

/** Reads a submission. Of a file that is too large only as much as shows that it is. */
export async function readHanded(path: string): Promise<Handed> {
  const handle = await open(path);
  try {
    const buffer = Buffer.alloc(Math.min((await handle.stat()).size, SUBMISSION_LIMIT + 1));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return { file: path.replaceAll('\\', '/'), bytes: buffer.subarray(0, bytesRead) };
  } finally {
    await handle.close();
  }
}

/** One of several parts of the work: `index` from 1 to `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Which part a submission belongs to: its bytes alone decide, so that every machine agrees. */
export const shardOf = (hash: string, count: number): number => (Number.parseInt(hash.slice(0, 12), 16) % count) + 1;
