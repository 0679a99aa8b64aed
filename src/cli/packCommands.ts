import type { Command } from 'commander';
import { buildCommand, type BuildOptions } from './buildCommand.ts';
import { checkCommand, type CheckOptions } from './checkCommand.ts';
import { checkFormats } from './checkReport.ts';
import { exportCommand, exportFormats, type ExportOptions } from './exportCommand.ts';
import { importQtiCommand, type ImportQtiOptions } from './importQtiCommand.ts';
import { keyCommand } from './keyCommand.ts';
import { migrateCommand } from './migrateCommand.ts';
import { newLab, newLesson, newPack, newQuiz, type NewOptions } from './newCommand.ts';
import { oneOf } from './optionValues.ts';
import { signCommand, type SignOptions } from './signCommand.ts';
import { verifyCommand } from './verifyCommand.ts';

/** The commands of a pack's author, from its first file to the signed one. `end` is given the exit code of the one that was asked for. */
export function addPackCommands(program: Command, end: (code: Promise<number>) => Promise<void>): void {
  program
    .command('check')
    .description('check packs: their files, links, citations, words, and what the grader finds in their pipelines')
    .argument('<folders...>', 'the folders of the packs')
    .option('--format <format>', 'text, json or sarif', oneOf(...checkFormats), 'text')
    .option('--no-pipelines', 'do not grade the pipelines')
    .option('--coverage', 'say which misconceptions the pipelines and questions exercise')
    .option('--watch', 'go on, and check again whenever a file changes')
    .action((folders: string[], options: CheckOptions) => end(checkCommand(folders, options)));
  program
    .command('migrate')
    .description('take a pack in an older version of the format to the newest')
    .argument('<folder>', 'the folder of the pack')
    .option('--dry-run', 'say what would change, and write nothing')
    .action((folder: string, options: { dryRun?: boolean }) => end(migrateCommand(folder, options)));
  const made = program.command('new').description('start a pack, or a part of one, from files that work');
  const inPack = ['--in <folder>', 'the folder of the pack', '.'] as const;
  const title = ['--title <words>', 'its title; made of the id unless told'] as const;
  made
    .command('pack')
    .description('a folder with a whole small pack')
    .argument('<id>', 'lower-case letters, digits and hyphens')
    .option('--in <folder>', 'where to make the folder', '.')
    .option(...title)
    .action((id: string, options: NewOptions) => end(newPack(id, options)));
  made
    .command('lesson')
    .description('a lesson with a quiz')
    .argument('<id>', 'lower-case letters, digits and hyphens')
    .option(...inPack)
    .option(...title)
    .option('--module <id>', 'the module that it is in; the last one unless told')
    .action((id: string, options: NewOptions) => end(newLesson(id, options)));
  made
    .command('quiz')
    .description("one more question for a lesson's quiz")
    .argument('<lesson>', 'the id of the lesson')
    .option(...inPack)
    .action((lesson: string, options: NewOptions) => end(newQuiz(lesson, options)));
  made
    .command('lab')
    .description('a lab that works, with a solution and two wrong pipelines')
    .argument('<id>', 'lower-case letters, digits and hyphens')
    .option(...inPack)
    .option(...title)
    .option('--lesson <id>', 'the lesson that it belongs to')
    .action((id: string, options: NewOptions) => end(newLab(id, options)));
  program
    .command('build')
    .description('make one .labpack file of a pack')
    .argument('<folder>', 'the folder of the pack')
    .option('--out <file>', 'where to write it; <id>-<version>.labpack here unless told')
    .option('--overwrite', 'replace also a file that is signed')
    .action((folder: string, options: BuildOptions) => end(buildCommand(folder, options)));
  program
    .command('key')
    .description("an author's key to sign packs with")
    .command('new')
    .description('make a key')
    .argument('<file>', 'where to keep it')
    .action((file: string) => end(keyCommand(file)));
  program
    .command('sign')
    .description('sign a .labpack file')
    .argument('<labpack>', 'the file that build wrote')
    .requiredOption('--key <file>', 'the key that key new made')
    .requiredOption('--publisher <name>', 'the name that learners know you by')
    .option('--out <file>', 'where to write the signed pack; the same file unless told')
    .action((labpack: string, options: SignOptions) => end(signCommand(labpack, options)));
  program
    .command('verify')
    .description('say who signed a .labpack file, and whether that holds')
    .argument('<labpack>', 'the file')
    .action((labpack: string) => end(verifyCommand(labpack)));
  program
    .command('export')
    .description('make a file of a pack that other systems read: its questions, or the whole course')
    .argument('<pack>', 'the folder of the pack, or a .labpack file')
    .option('--format <format>', 'qti (QTI 3.0) or cc (Common Cartridge 1.3)', oneOf(...exportFormats), 'qti')
    .option('--out <file>', 'where to write it; a name made of the pack unless told')
    .action((path: string, options: ExportOptions) => end(exportCommand(path, options)));
  program
    .command('import-qti')
    .description("show the questions of a QTI file as a lesson's quiz would have them; add them only when told")
    .argument('<file>', 'a QTI package, or one item as XML')
    .option(...inPack)
    .requiredOption('--lesson <id>', 'the lesson whose quiz they are for')
    .option('--only <ids...>', 'take only these, by the ids that the review shows')
    .option('--confirm', 'add them, after the review')
    .action((file: string, options: ImportQtiOptions) => end(importQtiCommand(file, options)));
}
