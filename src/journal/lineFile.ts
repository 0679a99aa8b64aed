import { open, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

const newline = 0x0a;

/**
 * Appends one line in a single write. If the file ends in the middle of a line (a crash tore it), the new line starts on
 * a line of its own. Throws where the file system refuses, or takes only a part.
 */
export async function appendLine(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    const torn = size > 0 && last[0] !== newline;
    const bytes = Buffer.from(`${torn ? '\n' : ''}${line}\n`);
    const { bytesWritten } = await file.write(bytes);
    if (bytesWritten < bytes.length) throw new Error('the disk took only a part of the line');
  } finally {
    await file.close();
  }
}

export interface LinesRead {
  readonly lines: readonly string[];
  /** Where to read on: just behind the last newline. */
  readonly offset: number;
  /** The file is shorter than it was: someone replaced it, and these lines start from its beginning. */
  readonly restarted: boolean;
}

/** The whole lines from `offset` on; what follows the last newline is left for later. A missing file has no lines. */
export async function readLines(path: string, offset: number): Promise<LinesRead> {
  const file = await openToRead(path);
  if (!file) return { lines: [], offset: 0, restarted: offset > 0 };
  try {
    const { size } = await file.stat();
    const restarted = size < offset;
    const from = restarted ? 0 : offset;
    const bytes = Buffer.alloc(size - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    const end = bytes.subarray(0, bytesRead).lastIndexOf(newline);
    const lines = end < 0 ? [] : bytes.subarray(0, end).toString('utf8').split('\n');
    return { lines, offset: from + end + 1, restarted };
  } finally {
    await file.close();
  }
}

async function openToRead(path: string) {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
