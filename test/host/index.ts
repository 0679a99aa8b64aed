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
const suffix = process.env['GROUNDLOOP_HOST_FILES'] ?? '.test.cjs';

/** Called by VS Code in its extension host: runs every bundled host test beside this file. */
export async function run(): Promise<void> {
  markConsole();
  const { default: Mocha } = await import('mocha'); // Not before: its reporters keep the console they find.
  const reporter = join(import.meta.dirname, '../../../scripts/countingReporter.mjs');
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, retries: 1, reporter });
  for (const file of readdirSync(import.meta.dirname)) {
    if (file.endsWith(suffix)) mocha.addFile(join(import.meta.dirname, file));
  }
  const failures = await new Promise<number>((done) => mocha.run(done));
  if (failures > 0) throw new Error(failures === 1 ? 'One test failed.' : `${failures} tests failed.`);
}
