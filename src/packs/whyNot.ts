const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission for it',
  EPERM: 'you have no permission for it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Why the file system refused, in a few words. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return reasons[code] ?? code;
}
