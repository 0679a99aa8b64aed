import { relative } from 'node:path';
import type { Problem } from '../core/base/result.ts';
import { checkPools } from '../packs/checkPools.ts';
import { checkProse } from '../packs/checkProse.ts';
import { checkTranslations } from '../packs/checkTranslations.ts';
import { readFolder } from '../packs/folder.ts';
import { parsePack } from '../packs/parsePack.ts';
import { sortProblems } from '../packs/position.ts';
import { checkPipelines, shippedPipelines } from './checkPipelines.ts';
import { checkReport, type Checked, type CheckFormat } from './checkReport.ts';
import { EXIT } from './exit.ts';
import { cancelled } from './refuse.ts';

export interface CheckOptions {
  readonly format: CheckFormat;
  /** Whether pipelines are graded. */
  readonly pipelines: boolean;
  /** Whether the text says which misconceptions are exercised. */
  readonly coverage?: boolean;
}

/** `groundloop check`: everything that can be wrong with packs, with its place. Returns the exit code. */
export async function checkCommand(folders: readonly string[], options: CheckOptions): Promise<number> {
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const checked: Checked[] = [];
  try {
    for (const folder of folders) checked.push(await checkFolder(folder, options.pipelines, stop.signal));
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
  if (stop.signal.aborted) return cancelled();
  process.stdout.write(checkReport(checked, options.format, options.coverage ?? false));
  return checked.some(({ problems }) => problems.length > 0) ? EXIT.flawed : EXIT.passed;
}

async function checkFolder(folder: string, grade: boolean, signal: AbortSignal): Promise<Checked> {
  const files = await readFolder(folder);
  const here = (problems: readonly Problem[]): Problem[] => problems.map((problem) => inFolder(folder, problem));
  if (!files.ok) return { folder, pack: undefined, pipelines: 0, problems: here(files.problem) };
  const read = parsePack(files.value);
  const prose = [...checkProse(files.value), ...checkTranslations(files.value)];
  if (!read.ok)
    return { folder, pack: undefined, pipelines: 0, problems: here(sortProblems([...read.problem, ...prose])) };
  const pack = read.value;
  const pipelines = grade ? shippedPipelines(pack) : [];
  const wrong = await checkPipelines(pack, pipelines, { signal, onDone: showProgress, files: files.value });
  const pools = checkPools(pack, files.value);
  return { folder, pack, pipelines: pipelines.length, problems: here(sortProblems([...prose, ...pools, ...wrong])) };
}

/** A problem's file as it is seen from where the command was given. */
function inFolder(folder: string, problem: Problem): Problem {
  const file = problem.where?.file;
  if (file === undefined || file === folder) return problem;
  return { ...problem, where: { ...problem.where, file: relative(process.cwd(), `${folder}/${file}`) } };
}

/** One line that is written over, where somebody watches. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${done} of ${total} pipelines graded${done === total ? '\n' : ''}`);
}
