import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const lab = join(root, 'labs/groundloop-course/labs/model-collapse');

/** Runs the bundled command line to its end, on this Node unless told. */
export function groundloop(
  args: readonly string[],
  { node = process.execPath, dist = join(root, 'dist') } = {},
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(node, [join(dist, 'cli.cjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, out: stdout, err: stderr };
}
