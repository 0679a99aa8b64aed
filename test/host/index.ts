import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

/** Marks what the suite prints among what the workbench prints: scripts/vscodeHost/suite.ts shows these lines only. */
const mark = '\u2502 ';

/** VS Code makes the console's methods read-only, so the console itself is replaced. */
function markConsole(): void {
  const marked =
    (print: (text: string) => void) =>
    (...args: unknown[]): void => {
      print(mark + format(...args));
    };
  const { log, info, warn, error } = console;
  const methods = { log: marked(log), info: marked(info), warn: marked(warn), error: marked(error) };
  globalThis.console = { ...console, ...methods };
}

/** Tests, unless the benchmark asks for its own files. */
const suffixes = (process.env['GROUNDLOOP_HOST_FILES'] ?? '.test.cjs').split(',');

/** Called by VS Code in its extension host: runs every bundled host test beside this file. */
export async function run(): Promise<void> {
  markConsole();
  const { default: Mocha } = await import('mocha'); // Not before: its reporters keep the console they find.
  const reporter = join(import.meta.dirname, '../../../scripts/countingReporter.mjs');
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, retries: 1, reporter });
  const files = readdirSync(import.meta.dirname).filter((file) => suffixes.some((suffix) => file.endsWith(suffix)));
  // What sleeps, and what someone sees who has done nothing yet, is looked at before other suites do something.
  const early = ['firstRun.test.cjs', 'activation.test.cjs'];
  const inTurn = files.sort((a, b) => early.indexOf(b) - early.indexOf(a));
  for (const file of inTurn) mocha.addFile(join(import.meta.dirname, file));
  const failures = await new Promise<number>((done) => mocha.run(done));
  if (failures > 0) throw new Error(failures === 1 ? 'One test failed.' : `${failures} tests failed.`);
}
