// Runs the VS Code server (argv: server-main.js, then its own arguments) and takes its whole process group down when
// whoever started it goes away in any manner, even by SIGKILL: then our standard input ends.
import process from 'node:process';
import { pathToFileURL } from 'node:url';

process.stdin.resume().on('end', () => {
  if (process.platform === 'win32') process.exit(1);
  process.kill(-process.pid, 'SIGKILL');
});
const [main] = process.argv.splice(2, 1);
process.argv[1] = main;
await import(pathToFileURL(main).href);
