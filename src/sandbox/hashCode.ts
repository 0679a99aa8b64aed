import { createHash } from 'node:crypto';

/** SHA-256 of a pipeline's source as UTF-8, in hex. */
export function hashCode(source: string): string {
  return createHash('sha256').update(source, 'utf8').digest('hex');
}
