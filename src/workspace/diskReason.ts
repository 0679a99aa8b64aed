import { say } from '../core/base/say.ts';
import { errorCode } from '../journal/disk.ts';

/** Why the file system refused, as the end of a sentence. */
export function diskReason(error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return say('you have no permission');
    case 'EROFS':
      return say('it is read-only');
    case 'ENOTDIR':
    case 'EEXIST':
      return say('a file of that name is in the way');
    case 'ENOSPC':
      return say('the disk is full');
    case 'ENOTEMPTY':
      return say('something else was just written there');
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
