import { errorCode } from '../journal/disk.ts';

/** Why the file system refused, as the end of a sentence. */
export function diskReason(error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission';
    case 'EROFS':
      return 'it is read-only';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file of that name is in the way';
    case 'ENOSPC':
      return 'the disk is full';
    case 'ENOTEMPTY':
      return 'something else was just written there';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
