import { open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { parseJson } from '../core/base/parseJson.ts';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { type Row, rowSchema } from '../core/desk/row.ts';

/** So begins every file of rows, of whichever version. */
const BEGINNING = '{"schema":"groundloop.row/';

/** A file of rows, one JSON object a line. */
export interface RowLines {
  readonly rows: readonly Row[];
  /** How many lines hold no row: one that was torn when the machine stopped, or written by another version. */
  readonly damaged: number;
}

/** Reads all rows of a file; a file that isn't there has none. @throws Error where it can't be read */
export async function readRows(path: string): Promise<RowLines> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { rows: [], damaged: 0 };
    throw error;
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.flatMap((line) => {
    const row = rowSchema.safeParse(parseJson(line));
    return row.success ? [row.data] : [];
  });
  return { rows, damaged: lines.length - rows.length };
}

/** Reads a file that was named as one of rows: refuses one that is full of something else. @throws Error where it can't be read */
export async function readNamedRows(path: string): Promise<Result<RowLines>> {
  await stat(path);
  const lines = await readRows(path);
  if (lines.rows.length > 0 || lines.damaged === 0) return succeed(lines);
  const message = `${path} holds no row. Give a file that \`groundloop grade --out\` wrote.`;
  return fail({ code: 'desk.no-rows', message });
}

/** Of each submission, pack and grader the last row, in the order in which they came first. */
export function lastRows(rows: readonly Row[]): Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) last.set(rowKey(row), row);
  return [...last.values()];
}

/** What a row is for: the same file, graded by the same pack and grader, is not graded again. */
export const rowKey = ({ submission, pack, grader }: Pick<Row, 'submission' | 'pack' | 'grader'>): string =>
  [submission, pack.hash, grader.version].join();

/** Appends rows to a file. A line is written in one piece; one that was torn before is ended first. */
export class RowFile {
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Refuses a file that is there and holds something else: a mistyped path must not cost anyone their file. */
  static async open(path: string): Promise<Result<RowFile>> {
    const handle = await open(path, 'a+');
    const { size } = await handle.stat();
    const head = await handle.read(Buffer.alloc(BEGINNING.length), 0, BEGINNING.length, 0);
    // Of a file that was torn there may be less.
    if (!BEGINNING.startsWith(head.buffer.toString('utf8', 0, head.bytesRead))) {
      await handle.close();
      return fail({ code: 'desk.target', message: `${path} is no file of rows. Choose another file.` });
    }
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    if (size > 0 && buffer.toString() !== '\n') await handle.appendFile('\n');
    return succeed(new RowFile(handle));
  }

  async append(row: Row): Promise<void> {
    await this.#handle.appendFile(`${JSON.stringify(row)}\n`);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
