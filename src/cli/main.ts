import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { Shard } from '../desk/findSubmissions.ts';
import { MOST } from '../core/grading/limits.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { buildCommand, type BuildOptions } from './buildCommand.ts';
import { checkCommand, type CheckOptions } from './checkCommand.ts';
import { checkFormats } from './checkReport.ts';
import { deskCommand, type DeskOptions } from './deskCommand.ts';
import { EXIT } from './exit.ts';
import { exportCommand, exportFormats, type ExportOptions } from './exportCommand.ts';
import { gradeCommand, type GradeOptions } from './gradeCommand.ts';
import { importQtiCommand, type ImportQtiOptions } from './importQtiCommand.ts';
import { keyCommand } from './keyCommand.ts';
import { labsCommand } from './labsCommand.ts';
import { mergeCommand, type MergeOptions } from './mergeCommand.ts';
import { migrateCommand } from './migrateCommand.ts';
import { newLab, newLesson, newPack, newQuiz, type NewOptions } from './newCommand.ts';
import type { PackOptions } from './openPack.ts';
import { replayCommand } from './replayCommand.ts';
import { parseReportTo, reports, type ReportTo } from './reports.ts';
import { signCommand, type SignOptions } from './signCommand.ts';
import { systemsCommand } from './systemsCommand.ts';
import { verifyCommand } from './verifyCommand.ts';
import { workerCommand, type WorkerOptions } from './workerCommand.ts';

/** The command line. Its exit codes are in `exit.ts`. */
async function main(): Promise<number> {
  let code: number = EXIT.passed;
  const program = new Command('groundloop')
    .description('Grades pipelines that train on their own output, by intervention.')
    .version(GRADER_VERSION)
    .exitOverride();
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
    .action(async (files: string[], options: EitherOptions, command: Command) => {
      code = await gradeEither(files, options, command);
    });
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
    .action(async (rows: string[], options: MergeOptions) => {
      code = await mergeCommand(rows, options);
    });
  program
    .command('worker')
    .description('grade what grade --queue asks for, until it is ended')
    .requiredOption(...queue)
    .option(...pack)
    .option('--jobs <n>', 'how many are graded at a time; as many as there are cores unless told', positive)
    .option('--lease <seconds>', 'after how much silence others take over what a worker had', upTo(MOST.seconds), 15)
    .action(async (options: WorkerOptions) => {
      code = await workerCommand(options);
    });
  program
    .command('replay')
    .description('grade again what a receipt is for, and name every difference')
    .argument('<receipt>', 'the file that grade --receipt wrote')
    .argument('<pipeline>', 'the TypeScript file it is for')
    .option(...format)
    .option(...pack)
    .action(async (receipt: string, pipeline: string, options: PackOptions) => {
      code = await replayCommand(receipt, pipeline, options);
    });
  program
    .command('labs')
    .description('list the labs and the flaws each looks for')
    .option(...format)
    .option(...pack)
    .action(async (options: PackOptions) => {
      code = await labsCommand(options);
    });
  program
    .command('systems')
    .description('list the known systems')
    .option(...format)
    .option(...pack)
    .action(async (options: PackOptions) => {
      code = await systemsCommand(options);
    });
  program
    .command('check')
    .description('check packs: their files, links, citations, words, and what the grader finds in their pipelines')
    .argument('<folders...>', 'the folders of the packs')
    .option('--format <format>', 'text, json or sarif', oneOf(...checkFormats), 'text')
    .option('--no-pipelines', 'do not grade the pipelines')
    .option('--coverage', 'say which misconceptions the pipelines and questions exercise')
    .option('--watch', 'go on, and check again whenever a file changes')
    .action(async (folders: string[], options: CheckOptions) => {
      code = await checkCommand(folders, options);
    });
  program
    .command('migrate')
    .description('take a pack in an older version of the format to the newest')
    .argument('<folder>', 'the folder of the pack')
    .option('--dry-run', 'say what would change, and write nothing')
    .action(async (folder: string, options: { dryRun?: boolean }) => {
      code = await migrateCommand(folder, options);
    });
  const made = program.command('new').description('start a pack, or a part of one, from files that work');
  const inPack = ['--in <folder>', 'the folder of the pack', '.'] as const;
  const title = ['--title <words>', 'its title; made of the id unless told'] as const;
  made
    .command('pack')
    .description('a folder with a whole small pack')
    .argument('<id>', 'lower-case letters, digits and hyphens')
    .option('--in <folder>', 'where to make the folder', '.')
    .option(...title)
    .action(async (id: string, options: NewOptions) => {
      code = await newPack(id, options);
    });
  made
    .command('lesson')
    .description('a lesson with a quiz')
    .argument('<id>', 'lower-case letters, digits and hyphens')
    .option(...inPack)
    .option(...title)
    .option('--module <id>', 'the module that it is in; the last one unless told')
    .action(async (id: string, options: NewOptions) => {
      code = await newLesson(id, options);
    });
  made
    .command('quiz')
    .description("one more question for a lesson's quiz")
    .argument('<lesson>', 'the id of the lesson')
    .option(...inPack)
    .action(async (lesson: string, options: NewOptions) => {
      code = await newQuiz(lesson, options);
    });
  made
    .command('lab')
    .description('a lab that works, with a solution and two wrong pipelines')
    .argument('<id>', 'lower-case letters, digits and hyphens')
    .option(...inPack)
    .option(...title)
    .option('--lesson <id>', 'the lesson that it belongs to')
    .action(async (id: string, options: NewOptions) => {
      code = await newLab(id, options);
    });
  program
    .command('build')
    .description('make one .labpack file of a pack')
    .argument('<folder>', 'the folder of the pack')
    .option('--out <file>', 'where to write it; <id>-<version>.labpack here unless told')
    .option('--overwrite', 'replace also a file that is signed')
    .action(async (folder: string, options: BuildOptions) => {
      code = await buildCommand(folder, options);
    });
  program
    .command('key')
    .description("an author's key to sign packs with")
    .command('new')
    .description('make a key')
    .argument('<file>', 'where to keep it')
    .action(async (file: string) => {
      code = await keyCommand(file);
    });
  program
    .command('sign')
    .description('sign a .labpack file')
    .argument('<labpack>', 'the file that build wrote')
    .requiredOption('--key <file>', 'the key that key new made')
    .requiredOption('--publisher <name>', 'the name that learners know you by')
    .option('--out <file>', 'where to write the signed pack; the same file unless told')
    .action(async (labpack: string, options: SignOptions) => {
      code = await signCommand(labpack, options);
    });
  program
    .command('verify')
    .description('say who signed a .labpack file, and whether that holds')
    .argument('<labpack>', 'the file')
    .action(async (labpack: string) => {
      code = await verifyCommand(labpack);
    });
  program
    .command('export')
    .description('make a file of a pack that other systems read: its questions, or the whole course')
    .argument('<pack>', 'the folder of the pack, or a .labpack file')
    .option('--format <format>', 'qti (QTI 3.0) or cc (Common Cartridge 1.3)', oneOf(...exportFormats), 'qti')
    .option('--out <file>', 'where to write it; a name made of the pack unless told')
    .action(async (path: string, options: ExportOptions) => {
      code = await exportCommand(path, options);
    });
  program
    .command('import-qti')
    .description("show the questions of a QTI file as a lesson's quiz would have them; add them only when told")
    .argument('<file>', 'a QTI package, or one item as XML')
    .option(...inPack)
    .requiredOption('--lesson <id>', 'the lesson whose quiz they are for')
    .option('--only <ids...>', 'take only these, by the ids that the review shows')
    .option('--confirm', 'add them, after the review')
    .action(async (file: string, options: ImportQtiOptions) => {
      code = await importQtiCommand(file, options);
    });
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
  }
  return code;
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

function oneOf<T extends string>(...allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((known) => known === value);
    if (found === undefined) throw new InvalidArgumentError(`Use ${allowed.join(' or ')}.`);
    return found;
  };
}

const format = ['--format <format>', 'text or json', oneOf('text', 'json'), 'text'] as const;

const pack = ['--pack <path>', 'the folder or .labpack file of the pack; what is built in unless told'] as const;

const queue = ['--queue [address]', 'redis:// or rediss://; in GROUNDLOOP_QUEUE where it has a password'] as const;

const formats = Object.keys(reports);

const gather = (value: string, before: readonly string[]): string[] => [...before, value];

const before = [
  '--before <rows>',
  'rows of the same submissions under another pack: tells which verdicts change',
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

function positive(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError('Use a whole number from 1.');
  return Number(value);
}

const upTo =
  (most: number) =>
  (value: string): number => {
    if (!/^[1-9]\d{0,6}$/.test(value) || Number(value) > most)
      throw new InvalidArgumentError(`Use a whole number from 1 to ${most}.`);
    return Number(value);
  };

function shard(value: string): Shard {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(value)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new InvalidArgumentError('Use i/n, from 1/n to n/n.');
  }
  return { index, count };
}

function wholeNumber(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('Use a whole number from 0 to 999999.');
  return Number(value);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `Groundloop failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = EXIT.internal;
  },
);
