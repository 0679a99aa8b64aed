// Packs dist/groundloop.vsix from a production build. What goes in: .vscodeignore.
import { createVSIX } from '@vscode/vsce';
import { cp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { run } from './processes.ts';
import { makeTemporary } from './temporary.ts';

const root = resolve(import.meta.dirname, '..');
const vsix = join(root, 'dist/groundloop.vsix');

const build = await run(process.execPath, [join(root, 'scripts/build.mjs'), '--production']);
process.stderr.write(build.output);
if (build.code !== 0) process.exit(build.code);

// vsce walks every file below its folder, and .cache holds an entire VS Code: it works on a copy of what may be packed.
const copy = await makeTemporary('package-');
try {
  const entries = await readdir(root, { withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) await cp(join(root, entry.name), join(copy, entry.name));
  for (const folder of ['labs', 'media']) await cp(join(root, folder), join(copy, folder), { recursive: true });
  const bundle = (source: string): boolean => !/^(test|.*\.vsix)$/.test(relative(join(root, 'dist'), source));
  await cp(join(root, 'dist'), join(copy, 'dist'), { recursive: true, filter: bundle });
  await createVSIX({
    cwd: copy,
    packagePath: join(copy, 'groundloop.vsix'),
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  await rename(join(copy, 'groundloop.vsix'), vsix);
} finally {
  await rm(copy, { recursive: true, force: true });
}
console.log(`${vsix}: ${((await stat(vsix)).size / 1e6).toFixed(2)} MB`);
