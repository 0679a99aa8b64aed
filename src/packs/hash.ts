import { createHash } from 'node:crypto';
import type { PackFiles } from './folder.ts';

/** SHA-256 in hex over paths and texts, sorted by path. Lengths come first, so that no two packs read the same. */
export function hashFiles(files: PackFiles): string {
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${Buffer.byteLength(path)}:${path}${Buffer.byteLength(text)}:${text}`);
  }
  return hash.digest('hex');
}
