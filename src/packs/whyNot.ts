const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission for it',
  EPERM: 'you have no permission for it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
  EBUSY: 'another program is using it',
};

/** Why the file system refused, in a few words; in its own where it has others than these. */
export function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return reasons['code' in error ? String(error.code) : ''] ?? error.message;
}
