import { plain } from '../core/base/plain.ts';
import type { Row } from '../core/desk/row.ts';
import { plural } from '../core/desk/words.ts';
import { findSubmissions, shardOf } from '../desk/findSubmissions.ts';
import { lastRows, readNamedRows } from '../desk/rowFile.ts';
import { type DeskOptions, inShard, leaveReports, readBefore, unreadable } from './deskCommand.ts';
import { EXIT } from './exit.ts';
import { openPack } from './openPack.ts';
import { refuse } from './refuse.ts';

export interface MergeOptions extends Pick<DeskOptions, 'format' | 'report' | 'before'> {
  /** For the titles of labs and the texts of questions in the report. */
  readonly pack?: string;
  /** Files and folders of what was handed in: what of it has no row is told. */
  readonly submissions: readonly string[];
  /** Into how many parts the work was divided, to say whose rows are missing. */
  readonly shards?: number;
}

/** `groundloop merge ROWS.jsonl…`: makes one report of the rows of all parts. Returns the exit code. */
export async function mergeCommand(files: readonly string[], options: MergeOptions): Promise<number> {
  const opened = options.pack === undefined ? undefined : await openPack(options.pack);
  if (opened?.ok === false) return refuse(opened.problem);
  const old = await readBefore(options.before);
  if (!old.ok) return refuse(old.problem);
  const rows: Row[] = [];
  let missing: string[];
  try {
    for (const file of files) {
      const read = await readNamedRows(file);
      if (!read.ok) return refuse(read.problem);
      const { rows: own, damaged } = read.value;
      if (damaged > 0) process.stderr.write(`${leftOut(file, damaged)}\n`);
      for (const row of own) rows.push(row);
    }
    missing = await missingFrom(rows, options);
  } catch (error) {
    return refuse({ code: 'cli.unreadable', message: unreadable(error) });
  }
  const last = sorted(lastOfEach(rows));
  const packs = [...new Set(last.map(({ pack }) => `${pack.id} ${pack.version} (${pack.hash.slice(0, 12)}…)`))];
  if (packs.length > 1) {
    process.stderr.write(`The rows are of different packs, which can't be compared: ${plain(packs.join(', '))}.\n`);
  }
  for (const line of missing) process.stderr.write(`${plain(line)}\n`);
  const title = opened?.value.title ?? last[0]?.pack.id ?? 'no pack';
  const what = { title, ...(opened && { pack: opened.value }), ...(old.value && { before: old.value }) };
  const code = await leaveReports(last, what, options);
  return code === EXIT.passed && missing.length > 0 ? EXIT.flawed : code;
}

const leftOut = (file: string, lines: number): string =>
  plain(`${file}: ${plural(lines, 'line holds no row and is', 'lines hold no row and are')} left out.`);

/** The last row of a submission wins, whatever it was graded with. */
const lastOfEach = (rows: readonly Row[]): Row[] => [
  ...new Map(lastRows(rows).map((row) => [row.submission, row])).values(),
];

const sorted = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));

/** A sentence for each submission without a row. */
async function missingFrom(rows: readonly Row[], { submissions, shards }: MergeOptions): Promise<string[]> {
  const have = new Set(rows.map(({ submission }) => submission));
  const all = await inShard(await findSubmissions(submissions), undefined);
  return all
    .filter(({ hash }) => !have.has(hash))
    .map(({ path, hash }) => {
      const part = shards === undefined ? '' : ` It belongs to shard ${shardOf(hash, shards)}/${shards}.`;
      return `There is no row for ${path}.${part}`;
    });
}
