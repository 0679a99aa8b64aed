import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { buildCommand } from './buildCommand.ts';
import { checkCommand, type CheckOptions } from './checkCommand.ts';
import { checkFormats } from './checkReport.ts';
import { EXIT } from './exit.ts';
import { gradeCommand, type GradeOptions } from './gradeCommand.ts';
import { keyCommand } from './keyCommand.ts';
import { labsCommand } from './labsCommand.ts';
import { newLab, newLesson, newPack, newQuiz, type NewOptions } from './newCommand.ts';
import { replayCommand } from './replayCommand.ts';
import { signCommand, type SignOptions } from './signCommand.ts';
import { systemsCommand } from './systemsCommand.ts';
import { verifyCommand } from './verifyCommand.ts';

type Format = GradeOptions['format'];

/** The command line. Its exit codes are in `exit.ts`. */
async function main(): Promise<number> {
  let code: number = EXIT.passed;
  const program = new Command('groundloop')
    .description('Grades pipelines that train on their own output, by intervention.')
    .version(GRADER_VERSION)
    .exitOverride();
  program
    .command('grade')
    .description('grade one pipeline')
    .argument('<pipeline>', 'the TypeScript file')
    .requiredOption('--lab <id>', 'the lab or known system that it is for')
    .option(...format)
    .option('--seed-block <n>', 'which block of seeds to use', wholeNumber, 0)
    .option('--receipt <file>', 'also write a receipt, with which anyone can replay the verdict')
    .action(async (pipeline: string, options: GradeOptions) => {
      code = await gradeCommand(pipeline, options);
    });
  program
    .command('replay')
    .description('grade again what a receipt is for, and name every difference')
    .argument('<receipt>', 'the file that grade --receipt wrote')
    .argument('<pipeline>', 'the TypeScript file it is for')
    .option(...format)
    .action(async (receipt: string, pipeline: string, options: { format: Format }) => {
      code = await replayCommand(receipt, pipeline, options.format);
    });
  program
    .command('labs')
    .description('list the labs and the flaws each looks for')
    .option(...format)
    .action(async (options: { format: Format }) => {
      code = await labsCommand(options.format);
    });
  program
    .command('systems')
    .description('list the known systems')
    .option(...format)
    .action(async (options: { format: Format }) => {
      code = await systemsCommand(options.format);
    });
  program
    .command('check')
    .description('check packs: their files, links, citations, words, and what the grader finds in their pipelines')
    .argument('<folders...>', 'the folders of the packs')
    .option('--format <format>', 'text, json or sarif', oneOf(...checkFormats), 'text')
    .option('--no-pipelines', 'do not grade the pipelines')
    .option('--coverage', 'say which misconceptions the pipelines and questions exercise')
    .action(async (folders: string[], options: CheckOptions) => {
      code = await checkCommand(folders, options);
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
    .action(async (folder: string, options: { out?: string }) => {
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
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
  }
  return code;
}

function oneOf<T extends string>(...allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((known) => known === value);
    if (found === undefined) throw new InvalidArgumentError(`Use ${allowed.join(' or ')}.`);
    return found;
  };
}

const format = ['--format <format>', 'text or json', oneOf('text', 'json'), 'text'] as const;

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
