import { createHash } from 'node:crypto';
import type { PackFiles } from './folder.ts';

/** Tells whether a text is still the same: the beginning of its SHA-256. A letter first, so that YAML takes it as text. */
export const fingerprint = (text: string): string => `h${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;

export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 in hex over paths and texts, sorted by path. Lengths come first, so that no two packs read the same. */
export function hashFiles(files: PackFiles): string {
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${Buffer.byteLength(path)}:${path}${Buffer.byteLength(text)}:${text}`);
  }
  return hash.digest('hex');
}
