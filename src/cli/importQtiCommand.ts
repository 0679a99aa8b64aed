import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { plural } from '../core/desk/words.ts';
import { planImport } from '../packs/exchange/importPlan.ts';
import { readQtiPackage, type QtiReading } from '../packs/exchange/readQtiPackage.ts';
import { readFolder } from '../packs/folder.ts';
import { maxArchiveBytes } from '../packs/labpack/readArchive.ts';
import { formatProblem } from '../packs/position.ts';
import { whyNot } from '../packs/whyNot.ts';
import { EXIT } from './exit.ts';
import { brokenPack } from './labpackFile.ts';
import { questionReview } from './questionReview.ts';
import { refuse } from './refuse.ts';
import { writeWhole } from './writeWhole.ts';

export interface ImportQtiOptions {
  /** The folder of the pack. */
  readonly in: string;
  readonly lesson: string;
  /** The ids of the questions to take; all unless told. */
  readonly only?: readonly string[];
  /** Whether to write what was reviewed. */
  readonly confirm?: boolean;
}

/** `groundloop import-qti`: shows what questions from elsewhere come to; writes them only when told. Returns the exit code. */
export async function importQtiCommand(file: string, options: ImportQtiOptions): Promise<number> {
  const read = await readQti(file);
  if (!read.ok) return refuse(read.problem);
  const { questions: found, left } = read.value;
  const files = await readFolder(options.in);
  if (!files.ok) return refuse(brokenPack(options.in, files.problem));
  if (found.length === 0) {
    process.stdout.write(`${questionReview([], left)}There is no question in ${file} that can be taken.\n`);
    return EXIT.flawed;
  }
  const plan = planImport(files.value, options.lesson, found, options.only);
  if (!plan.ok) return refuse(inTheWay(plan.problem));
  const { questions, outcome } = plan.value;
  process.stdout.write(questionReview(questions, left));
  if (!outcome.ok) return refuse(inTheWay(outcome.problem));
  process.stdout.write(outcome.value.toDo.map((problem) => `${formatProblem(problem)}\n`).join(''));
  const target = join(options.in, plan.value.file);
  const count = plural(questions.length, 'question', 'questions');
  if (options.confirm !== true) {
    const how = `Give the same command with --confirm to add ${count} to ${target}.`;
    process.stdout.write(`Nothing was written. ${how}\n`);
    return EXIT.passed;
  }
  const written = await writeWhole(target, outcome.value.text, 'The quiz');
  if (!written.ok) return refuse(written.problem);
  process.stdout.write(`${count} added to ${target}.\n`);
  return EXIT.passed;
}

const inTheWay = (problems: readonly Problem[]): Problem => ({
  code: 'cli.import',
  message: [...problems.map(formatProblem), 'Nothing was written.'].join('\n'),
});

async function readQti(path: string): Promise<Result<QtiReading>> {
  const refused = (message: string) => fail({ code: 'cli.unreadable', message });
  const wanted = 'Give the path of a QTI package or of one item.';
  try {
    const { size } = await stat(path);
    if (size > maxArchiveBytes) return refused(`${path} is larger than ${maxArchiveBytes / 1024 / 1024} MB. ${wanted}`);
    const read = await readQtiPackage(await readFile(path), path);
    return read.ok ? succeed(read.value) : refused(`${path} is not taken: ${read.problem}. ${wanted}`);
  } catch (error) {
    return refused(`Can't read ${path}: ${whyNot(error)}. ${wanted}`);
  }
}
