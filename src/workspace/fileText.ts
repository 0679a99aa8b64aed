/** A file's text as an editor shows it: without the byte order mark, which stays in the file. */
export const fileText = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');

/** Whether two files have the same lines: which line breaks they end in, and a byte order mark, are the editor's affair. */
export function sameLines(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Buffer.compare(bare(a), bare(b)) === 0;
}

/** By bytes, so that what is no text is compared as it is. */
const bare = (bytes: Uint8Array): Buffer =>
  Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .replaceAll('\r\n', '\n'),
    'latin1',
  );
