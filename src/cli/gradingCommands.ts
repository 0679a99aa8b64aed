import { InvalidArgumentError, type Command } from 'commander';
import { MOST } from '../core/grading/limits.ts';
import { deskCommand, type DeskOptions } from './deskCommand.ts';
import { EXIT } from './exit.ts';
import { gradeCommand, type GradeOptions } from './gradeCommand.ts';
import { labsCommand } from './labsCommand.ts';
import { mergeCommand, type MergeOptions } from './mergeCommand.ts';
import type { PackOptions } from './openPack.ts';
import { gather, oneOf, positive, shard, upTo, wholeNumber } from './optionValues.ts';
import { replayCommand } from './replayCommand.ts';
import { parseReportTo, reports, type ReportTo } from './reports.ts';
import { systemsCommand } from './systemsCommand.ts';
import { workerCommand, type WorkerOptions } from './workerCommand.ts';

const format = ['--format <format>', 'text or json', oneOf('text', 'json'), 'text'] as const;

const pack = ['--pack <path>', 'the folder or .labpack file of the pack; what is built in unless told'] as const;

const queue = ['--queue [address]', 'redis:// or rediss://; in GROUNDLOOP_QUEUE where it has a password'] as const;

const formats = Object.keys(reports);

const before = [
  '--before <rows>',
  'rows of the same submissions under another version of the pack: tells which verdicts change',
] as const;
const report = [
  '--report <format=file>',
  'also write this report to a file; can be repeated',
  (value: string, before: readonly ReportTo[]): ReportTo[] => {
    const parsed = parseReportTo(value);
    if (!parsed.ok) throw new InvalidArgumentError(parsed.problem.message);
    return [...before, parsed.value];
  },
  [] as ReportTo[],
] as const;

/** The commands that grade, alone or for others, or again, and those that list what can be graded. `end` is given the exit code of the one that was asked for. */
export function addGradingCommands(program: Command, end: (code: Promise<number>) => Promise<void>): void {
  program
    .command('grade')
    .description('grade one pipeline, or all that a class handed in')
    .argument('<files...>', 'a TypeScript file with --lab; otherwise submissions, and folders of them')
    .option('--format <format>', `of a pipeline text or json; of submissions ${formats.join(', ')}`)
    .option(...pack)
    .optionsGroup('Options for a pipeline:')
    .option('--lab <id>', 'the lab or known system that it is for')
    .option('--seed-block <n>', 'which block of seeds to use', wholeNumber, 0)
    .option('--receipt <file>', 'also write a receipt, with which anyone can replay the verdict')
    .optionsGroup('Options for submissions:')
    .option(...report)
    .option(...before)
    .option('--out <file>', 'keep rows there, a line each; what has a row is not graded again')
    .option('--jobs <n>', 'how many are graded at a time; as many as there are cores unless told', positive)
    .option('--seconds <n>', 'the processor time each may take (40 unless told)', upTo(MOST.seconds))
    .option('--memory <megabytes>', 'how much memory each may take (512 unless told)', upTo(MOST.megabytes))
    .option('--shard <i/n>', 'only part i of n, from 1/n to n/n', shard)
    .option(...queue)
    .action((files: string[], options: EitherOptions, command: Command) => end(gradeEither(files, options, command)));
  program
    .command('merge')
    .description('make one report of the rows that parts of a class were graded to')
    .argument('<rows...>', 'the files that grade --out wrote')
    .option('--format <format>', formats.join(', '), oneOf(...formats))
    .option(...report)
    .option(...before)
    .option('--pack <path>', 'the pack, for the titles and questions in a report')
    .option('--submissions <path>', 'say what of these files and folders has no row; can be repeated', gather, [])
    .option('--shards <n>', 'say which part of n that belongs to', positive)
    .action((rows: string[], options: MergeOptions) => end(mergeCommand(rows, options)));
  program
    .command('worker')
    .description('grade what grade --queue asks for, until it is ended')
    .requiredOption(...queue)
    .option(...pack)
    .option('--jobs <n>', 'how many are graded at a time; as many as there are cores unless told', positive)
    .option('--lease <seconds>', 'after how much silence others take over what a worker had', upTo(MOST.seconds), 15)
    .action((options: WorkerOptions) => end(workerCommand(options)));
  program
    .command('replay')
    .description('grade again what a receipt is for, and name every difference')
    .argument('<receipt>', 'the file that grade --receipt wrote')
    .argument('<pipeline>', 'the TypeScript file it is for')
    .option(...format)
    .option(...pack)
    .action((receipt: string, pipeline: string, options: PackOptions) =>
      end(replayCommand(receipt, pipeline, options)),
    );
  program
    .command('labs')
    .description('list the labs and the flaws each looks for')
    .option(...format)
    .option(...pack)
    .action((options: PackOptions) => end(labsCommand(options)));
  program
    .command('systems')
    .description('list the known systems')
    .option(...format)
    .option(...pack)
    .action((options: PackOptions) => end(systemsCommand(options)));
}

type EitherOptions = Partial<Omit<GradeOptions, 'format'>> & DeskOptions;

/** A pipeline with `--lab`, or submissions without. */
async function gradeEither(files: readonly string[], options: EitherOptions, command: Command): Promise<number> {
  const { lab, seedBlock = 0, receipt, format: asked, pack } = options;
  const [first = '', ...more] = files;
  const wrong = (message: string): never => command.error(`error: ${message}`, { exitCode: EXIT.usage });
  if (lab !== undefined) {
    if (more.length > 0) return wrong('a pipeline is graded alone: give one file with --lab.');
    if (asked !== undefined && asked !== 'text' && asked !== 'json') return wrong('Use text or json as --format.');
    const given = { ...(pack !== undefined && { pack }), ...(receipt !== undefined && { receipt }) };
    return gradeCommand(first, { lab, format: asked ?? 'text', seedBlock, ...given });
  }
  const pipeline = files.find((file) => /\.[cm]?[jt]sx?$/.test(file));
  if (pipeline !== undefined) return wrong(`required option '--lab <id>' not specified for the pipeline ${pipeline}.`);
  if (receipt !== undefined || seedBlock !== 0)
    return wrong('--receipt and --seed-block are for a pipeline with --lab.');
  if (asked !== undefined && !formats.includes(asked)) return wrong(`Use ${formats.join(' or ')} as --format.`);
  return deskCommand(files, options);
}
