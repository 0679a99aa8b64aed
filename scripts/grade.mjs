// npm run grade -- FILE --lab ID: the command line from dist/, in the folder of the shell rather than the package's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const cli = join(import.meta.dirname, '../dist/cli.cjs');
if (!existsSync(cli)) {
  process.stderr.write('Groundloop is not built yet. Build it once with: npm start -- --no-open\n');
  process.exit(2);
}
process.chdir(process.env.INIT_CWD ?? '.');
process.argv.splice(2, 0, 'grade');
await import(pathToFileURL(cli).href);
