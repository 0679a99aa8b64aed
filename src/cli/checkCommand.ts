import { relative } from 'node:path';
import type { Problem } from '../core/base/result.ts';
import { plural } from '../core/desk/words.ts';
import { checkFiles } from '../packs/checkFiles.ts';
import { findLeftovers } from '../packs/findLeftovers.ts';
import { readFolder } from '../packs/folder.ts';
import { sortProblems } from '../packs/position.ts';
import { watchFolders } from '../packs/watchFolders.ts';
import { checkPipelines, shippedPipelines, type KnownFindings } from './checkPipelines.ts';
import { checkReport, type Checked, type CheckFormat } from './checkReport.ts';
import { EXIT } from './exit.ts';
import { interrupted } from './interrupted.ts';
import { cancelled, refuse } from './refuse.ts';

export interface CheckOptions {
  readonly format: CheckFormat;
  /** Whether pipelines are graded. */
  readonly pipelines: boolean;
  /** Whether the text says which misconceptions are exercised. */
  readonly coverage?: boolean;
  /** Whether to go on, and check again at every change. */
  readonly watch?: boolean;
}

/** `groundloop check`: everything that can be wrong with packs, with its place. Returns the exit code; that of a watch is what it found last. */
export async function checkCommand(folders: readonly string[], options: CheckOptions): Promise<number> {
  const stop = interrupted();
  const known: KnownFindings = new Map();
  let code: number = EXIT.passed;
  const look = async (): Promise<void> => {
    const checked: Checked[] = [];
    for (const folder of folders) checked.push(await checkFolder(folder, options.pipelines, stop.signal, known));
    if (stop.signal.aborted) return;
    process.stdout.write(checkReport(checked, options.format, options.coverage ?? false));
    code = checked.some(({ problems }) => problems.length > 0) ? EXIT.flawed : EXIT.passed;
    if (options.watch) process.stderr.write('Watching for changes; Ctrl-C ends.\n');
  };
  try {
    if (!options.watch) await look();
    else if (!(await watchFolders(folders, look, stop.signal))) return refuse(cannotWatch(folders));
  } finally {
    stop.dispose();
  }
  return stop.signal.aborted && !options.watch ? cancelled() : code;
}

const cannotWatch = (folders: readonly string[]): Problem => ({
  code: 'cli.unwatchable',
  message: `These folders can't be watched: ${folders.join(', ')}. Are they there?`,
});

async function checkFolder(
  folder: string,
  grade: boolean,
  signal: AbortSignal,
  known: KnownFindings,
): Promise<Checked> {
  const files = await readFolder(folder);
  const here = (problems: readonly Problem[]): Problem[] => problems.map((problem) => inFolder(folder, problem));
  if (!files.ok) return { folder, pack: undefined, pipelines: 0, problems: here(files.problem), warnings: [] };
  const read = checkFiles(files.value);
  if (!read.ok) return { folder, pack: undefined, pipelines: 0, problems: here(read.problem), warnings: [] };
  const { pack, problems } = read.value;
  const pipelines = grade ? shippedPipelines(pack) : [];
  const wrong = await checkPipelines(pack, pipelines, { signal, onDone: showProgress, files: files.value, known });
  const found = { problems: here(sortProblems([...problems, ...wrong])), warnings: here(findLeftovers(files.value)) };
  return { folder, pack, pipelines: pipelines.length, ...found };
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
  process.stderr.write(`\r${done} of ${plural(total, 'pipeline', 'pipelines')} graded${done === total ? '\n' : ''}`);
}
