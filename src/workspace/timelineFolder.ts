import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where the timeline of a lab folder is kept, below `root`. Two labs made in one place, one after the other, have two. */
export function timelineFolder(root: string, labFolder: string, labKey: string): string {
  return join(root, createHash('sha256').update(`${labFolder}\n${labKey}`).digest('hex').slice(0, 32));
}
