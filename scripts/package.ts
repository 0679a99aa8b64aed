// Packs dist/groundloop.vsix from a production build. What goes in: .vscodeignore.
import { createVSIX } from '@vscode/vsce';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { run } from './processes.ts';

const root = resolve(import.meta.dirname, '..');
const packagePath = join(root, 'dist/groundloop.vsix');

const build = await run(process.execPath, [join(root, 'scripts/build.mjs'), '--production']);
process.stderr.write(build.output);
if (build.code !== 0) process.exit(build.code);
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
console.log(`${packagePath}: ${(statSync(packagePath).size / 1e6).toFixed(2)} MB`);
