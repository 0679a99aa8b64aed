import { availableParallelism } from 'node:os';
import { impactSentence, regradeImpact } from '../core/desk/regradeImpact.ts';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import type { Row } from '../core/desk/row.ts';
import type { Pack } from '../core/course/pack.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { plural } from '../core/desk/words.ts';
import { findSubmissions, readHanded, type Shard, shardOf, SUBMISSION_ENDING } from '../desk/findSubmissions.ts';
import { type Batch, gradeAll } from '../desk/gradeAll.ts';
import { isOurs } from '../desk/gradeSubmission.ts';
import { type About, needsALook } from '../desk/reports/about.ts';
import { summaryOf } from '../desk/reports/table.ts';
import { faultCode, submissionHash, wasCutShort } from '../desk/row.ts';
import { lastRows, readNamedRows, readRows, RowFile, rowKey } from '../desk/rowFile.ts';
import { DEFAULT_LIMITS } from '../protocol/worker.ts';
import { whyNot } from '../packs/whyNot.ts';
import { DeskProgress } from './deskProgress.ts';
import { EXIT } from './exit.ts';
import { PATIENT_LIMITS } from './gradeOnce.ts';
import { gradeOnQueue } from './gradeOnQueue.ts';
import { interrupted } from './interrupted.ts';
import { openPack } from './openPack.ts';
import type { QueueOption } from './openQueue.ts';
import { WORKER } from './places.ts';
import { cancelled, refuse } from './refuse.ts';
import { type ReportTo, reportOf, writeReports } from './reports.ts';

export interface DeskOptions {
  /** What is printed; without it a table, or where reports go into files, one line. */
  readonly format?: string;
  readonly report: readonly ReportTo[];
  readonly pack?: string;
  readonly jobs?: number;
  readonly seconds?: number;
  readonly memory?: number;
  /** Rows of the same submissions, graded with another version of the pack. */
  readonly before?: string;
  /** Where rows are kept, to go on from after an interruption. */
  readonly out?: string;
  readonly shard?: Shard;
  /** The queue whose workers grade; without one, this computer does. */
  readonly queue?: QueueOption;
}

interface Wanted {
  readonly path: string;
  readonly hash: string;
}

/** `groundloop grade SUBMISSIONS…`: grades what a class handed in and returns the exit code. */
export async function deskCommand(paths: readonly string[], options: DeskOptions): Promise<number> {
  const opened = await openPack(options.pack);
  if (!opened.ok) return refuse(opened.problem);
  const pack = opened.value;
  const old = await readBefore(options.before);
  if (!old.ok) return refuse(old.problem);
  let wanted: readonly Wanted[];
  let before: readonly Row[];
  try {
    const found = await findSubmissions(paths);
    if (found.length === 0) return refuse(nothingIn(paths));
    wanted = await inShard(found, options.shard);
    before = options.out === undefined ? [] : (await readRows(options.out)).rows;
  } catch (error) {
    return refuse({ code: 'cli.unreadable', message: unreadable(error) });
  }
  const kept = lastRows(rowsFor(before, pack, wanted));
  const limits = {
    seconds: options.seconds ?? PATIENT_LIMITS.seconds,
    megabytes: options.memory ?? DEFAULT_LIMITS.megabytes,
  };
  const stands = (row: Row): boolean => !isOurs(faultCode(row) ?? '') && !wasCutShort(row, limits);
  const done = new Set(kept.filter(stands).map(({ submission }) => submission));
  const todo = wanted.filter(({ hash }) => !done.has(hash));
  if (done.size > 0)
    process.stderr.write(
      `${plural(done.size, 'is', 'are')} graded already, ${plural(todo.length, 'is', 'are')} left.\n`,
    );

  const fresh = await gradeThem(todo, { pack, limits }, options);
  if (typeof fresh === 'number') return fresh;
  // With a file, rows are read back from it: thousands of them would only fill the memory while others are graded.
  const all = options.out === undefined ? fresh : (await readRows(options.out)).rows;
  const rows = inOrder(lastRows(rowsFor(all, pack, wanted)), wanted);
  return leaveReports(rows, { title: pack.title, pack, ...(old.value && { before: old.value }) }, options);
}

/** The rows of `--before`: read before anything is graded, so that a mistyped path costs no time. */
export async function readBefore(file: string | undefined): Promise<Result<readonly Row[] | undefined>> {
  if (file === undefined) return succeed(undefined);
  try {
    const read = await readNamedRows(file);
    return read.ok ? succeed(lastRows(read.value.rows)) : read;
  } catch (error) {
    return fail({ code: 'cli.unreadable', message: unreadable(error) });
  }
}

/** Prints and writes what was asked for, and returns the exit code that the rows come to. */
export async function leaveReports(
  rows: readonly Row[],
  what: Pick<About, 'title' | 'pack' | 'before'>,
  { format, report }: Pick<DeskOptions, 'format' | 'report'>,
): Promise<number> {
  const about = { ...what, made: new Date().toISOString() };
  const written = await writeReports(report, rows, about);
  const printed = format ?? (report.length === 0 ? 'table' : undefined);
  process.stdout.write(printed === undefined ? `${summaryOf(rows)}\n` : reportOf(printed, rows, about));
  if (what.before) process.stderr.write(`${impactSentence(regradeImpact(what.before, rows))}\n`);
  if (!written.ok) return refuse(written.problem);
  if (rows.some(({ problem }) => problem?.code === 'internal')) return EXIT.internal;
  return rows.some(needsALook) ? EXIT.flawed : EXIT.passed;
}

/** The submissions of this part, each once however often it lies there. */
export async function inShard(files: readonly string[], shard: Shard | undefined): Promise<Wanted[]> {
  const found = new Map<string, Wanted>();
  for (const path of files) {
    const hash = submissionHash((await readHanded(path)).bytes);
    const mine = shard === undefined || shardOf(hash, shard.count) === shard.index;
    if (mine && !found.has(hash)) found.set(hash, { path, hash });
  }
  return [...found.values()];
}

const nothingIn = (paths: readonly string[]): Problem => ({
  code: 'desk.nothing',
  message: `There is no *${SUBMISSION_ENDING} in ${paths.join(', ')}.`,
});

/** The rows that are of one of these, graded with this pack and this grader. */
function rowsFor(rows: readonly Row[], pack: Pack, wanted: readonly Wanted[]): Row[] {
  const keys = new Set(
    wanted.map(({ hash }) => rowKey({ submission: hash, pack, grader: { version: GRADER_VERSION } })),
  );
  return rows.filter((row) => keys.has(rowKey(row)));
}

/** Grades what is left. The rows, unless they were written to a file; or an exit code. */
async function gradeThem(
  todo: readonly Wanted[],
  desk: Pick<Batch, 'pack' | 'limits'>,
  { out, jobs, queue }: DeskOptions,
): Promise<readonly Row[] | number> {
  const rows: Row[] = [];
  let file: RowFile | undefined;
  const stop = interrupted();
  try {
    if (out !== undefined) {
      const target = await RowFile.open(out);
      if (!target.ok) return refuse(target.problem);
      file = target.value;
    }
    const progress = new DeskProgress(todo.length);
    const onRow = async (row: Row): Promise<void> => {
      if (file) await file.append(row);
      else rows.push(row);
      progress.step();
    };
    const batch = { ...desk, workerPath: WORKER, jobs: jobs ?? availableParallelism(), onRow };
    const files = todo.map(({ path }) => path);
    if (queue === undefined) await gradeAll(files, batch, stop.signal);
    else {
      const graded = await gradeOnQueue(queue, files, batch, stop.signal);
      if (!graded.ok && !stop.signal.aborted) return refuse(graded.problem);
    }
  } catch (error) {
    return refuse({ code: 'cli.unreadable', message: unreadable(error) });
  } finally {
    stop.dispose();
    await file?.close();
  }
  if (!stop.signal.aborted) return rows;
  if (out !== undefined) process.stderr.write(`What is graded is in ${out}: the same command goes on from there.\n`);
  return cancelled();
}

/** In the order in which the files were found, whichever was graded first. */
function inOrder(rows: readonly Row[], wanted: readonly Wanted[]): Row[] {
  const byHash = new Map(rows.map((row) => [row.submission, row]));
  return wanted.flatMap(({ hash }) => byHash.get(hash) ?? []);
}

/** @throws what is no failure of the file system */
export function unreadable(error: unknown): string {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'a file';
  return `Can't use ${path}: ${whyNot(error)}.`;
}
