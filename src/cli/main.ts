import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { EXIT } from './exit.ts';
import { gradeCommand } from './gradeCommand.ts';

/** The command line. Exit codes: 0 passed, 1 flawed or not gradable, 2 bad usage or pack, 3 a failure of ours. */
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
    .requiredOption('--lab <id>', 'the lab it is for')
    .option('--format <format>', 'text or json', oneOf('text', 'json'), 'text')
    .option('--seed-block <n>', 'which block of seeds to use', wholeNumber, 0)
    .action(async (pipeline: string, options: { lab: string; format: 'text' | 'json'; seedBlock: number }) => {
      code = await gradeCommand(pipeline, options);
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
