import { nodeDisk, type Disk } from './disk.ts';

const newline = 0x0a;

/**
 * Appends lines in a single write. If the file ends in the middle of a line (a crash tore it, or the disk was full),
 * they start on a line of their own; where it ends in the first of them, whole but for its newline, that one is not
 * written twice. Throws where the file system refuses, or takes only a part.
 */
export async function appendLines(path: string, lines: readonly string[], disk: Disk = nodeDisk): Promise<void> {
  if (lines.length === 0) return;
  await disk.makeFolderOf(path);
  const size = await disk.size(path);
  const torn = size > 0 && (await disk.readFrom(path, size - 1))[0] !== newline;
  const started = torn && (await lastLine(path, disk)) === lines[0];
  const text = [...(torn ? [''] : []), ...lines.slice(started ? 1 : 0), ''].join('\n');
  await disk.append(path, Buffer.from(text));
}

async function lastLine(path: string, disk: Disk): Promise<string> {
  const bytes = await disk.readFrom(path, 0);
  return bytes.toString('utf8', bytes.lastIndexOf(newline) + 1);
}

export interface Line {
  readonly text: string;
  /** Where it stands in the file, and how long it is there, in bytes. */
  readonly at: number;
  readonly bytes: number;
}

export interface LinesRead {
  readonly lines: readonly Line[];
  /** Where to read on: just behind the last newline. */
  readonly offset: number;
  /** The file is shorter than it was: someone replaced it, and these lines start from its beginning. */
  readonly restarted: boolean;
}

/** The whole lines from `offset` on; what follows the last newline is left for later. A missing file has no lines. */
export async function readLines(path: string, offset: number, disk: Disk = nodeDisk): Promise<LinesRead> {
  const restarted = (await disk.size(path)) < offset;
  const from = restarted ? 0 : offset;
  const bytes = await disk.readFrom(path, from);
  const lines: Line[] = [];
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    lines.push({ text: bytes.toString('utf8', start, end), at: from + start, bytes: end - start });
    start = end + 1;
  }
  return { lines, offset: from + start, restarted };
}
