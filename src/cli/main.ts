import { Command, CommanderError } from 'commander';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { EXIT } from './exit.ts';
import { addGradingCommands } from './gradingCommands.ts';
import { addPackCommands } from './packCommands.ts';

/** The command line. Its exit codes are in `exit.ts`. */
async function main(): Promise<number> {
  let code: number = EXIT.passed;
  const program = new Command('groundloop')
    .description('Grades pipelines that train on their own output, by intervention.')
    .version(GRADER_VERSION)
    .exitOverride();
  const end = async (ending: Promise<number>): Promise<void> => {
    code = await ending;
  };
  addGradingCommands(program, end);
  addPackCommands(program, end);
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
  }
  return code;
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
