import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Bundles the worker and its guest as they ship, with another grader where a test brings its own. */
export async function bundleWorker(grader?: string): Promise<{ workerPath: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'groundloop-worker-'));
  await build({
    absWorkingDir: root,
    entryPoints: ['src/worker/worker.ts', 'src/worker/guest.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
    plugins:
      grader === undefined
        ? []
        : [
            {
              name: 'grader',
              setup: (context) => {
                context.onResolve({ filter: /\/grading\/grade\.ts$/ }, () => ({ path: join(root, grader) }));
              },
            },
          ],
  });
  return {
    workerPath: join(folder, 'worker.cjs'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

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
