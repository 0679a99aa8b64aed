import { relative } from 'node:path';
import pc from 'picocolors';
import type { Problem } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { checkPools } from '../packs/checkPools.ts';
import { checkProse } from '../packs/checkProse.ts';
import { checkTranslations } from '../packs/checkTranslations.ts';
import { readFolder } from '../packs/folder.ts';
import { parsePack } from '../packs/parsePack.ts';
import { formatProblem, sortProblems } from '../packs/position.ts';
import { checkPipelines, shippedPipelines } from './checkPipelines.ts';
import { EXIT } from './exit.ts';
import { cancelled } from './refuse.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  /** Whether pipelines are graded. */
  readonly pipelines: boolean;
}

interface Checked {
  readonly folder: string;
  readonly pack: Pack | undefined;
  readonly pipelines: number;
  readonly problems: readonly Problem[];
}

/** `groundloop check`: everything that can be wrong with packs, with its place. Returns the exit code. */
export async function checkCommand(folders: readonly string[], { format, pipelines }: CheckOptions): Promise<number> {
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const checked: Checked[] = [];
  try {
    for (const folder of folders) checked.push(await checkFolder(folder, pipelines, stop.signal));
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
  if (stop.signal.aborted) return cancelled();
  process.stdout.write(format === 'json' ? json(checked) : text(checked));
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

function text(checked: readonly Checked[]): string {
  const lines = checked.flatMap(({ folder, pack, pipelines, problems }) => {
    const name = pack ? `${pack.title} ${pack.version}` : folder;
    const seen = pack
      ? `${pack.lessons.size} lessons, ${pack.labs.size} labs, ${pack.systems.size} systems, ${pipelines} pipelines graded`
      : 'not whole enough to be graded';
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const verdict = problems.length === 0 ? pc.green('nothing wrong') : pc.red(count);
    return [...problems.map(formatProblem), `${pc.bold(name)}: ${verdict} (${seen})`];
  });
  return `${lines.join('\n')}\n`;
}

const json = (checked: readonly Checked[]): string =>
  `${JSON.stringify(
    {
      schema: 'groundloop.check/1',
      packs: checked.map(({ folder, pack, pipelines, problems }) => ({
        folder,
        id: pack?.id ?? null,
        version: pack?.version ?? null,
        pipelines,
        problems: problems.map(({ code, message, where }) => ({ code, message, ...where })),
      })),
    },
    null,
    2,
  )}\n`;
