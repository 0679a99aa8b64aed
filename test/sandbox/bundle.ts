import { build, type BuildOptions, type Plugin } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutSchemas } from '../../scripts/withoutSchemas.mjs';

const root = join(import.meta.dirname, '../..');

/** Bundles the worker and its guest as they ship, with another grader where a test brings its own. */
export async function bundleWorker(grader?: string): Promise<{ workerPath: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'groundloop-worker-'));
  const options: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  };
  const other: Plugin[] = grader === undefined ? [] : [otherGrader(join(root, grader))];
  await build({ ...options, entryPoints: ['src/worker/worker.ts'] });
  await build({ ...options, entryPoints: ['src/worker/guest.ts'], plugins: [withoutSchemas, ...other] });
  return {
    workerPath: join(folder, 'worker.cjs'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const otherGrader = (path: string): Plugin => ({
  name: 'grader',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/grading\/grade\.ts$/ }, () => ({ path }));
  },
});

/** Bundles the debug process. */
export async function bundleDebug(): Promise<{ bundle: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'groundloop-debug-'));
  const bundle = join(folder, 'debug.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/worker/debug.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile: bundle,
    logLevel: 'warning',
  });
  return {
    bundle,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
