import { readFile, stat } from 'node:fs/promises';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { openLabpack, type OpenedLabpack } from '../packs/labpack/openLabpack.ts';
import { maxLabpackBytes } from '../packs/labpack/readLabpack.ts';
import { formatProblem } from '../packs/position.ts';
import { whyNot } from '../packs/whyNot.ts';

/** Reads a `.labpack` file and the pack in it, or says what is wrong with either. */
export async function openLabpackFile(path: string): Promise<Result<OpenedLabpack>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const opened = await openLabpack(bytes.value);
  return opened.ok ? opened : fail(brokenPack(path, opened.problem));
}

/** The problems of a pack as one, each with its file and line. */
export const brokenPack = (path: string, problems: readonly Problem[]): Problem => ({
  code: 'cli.broken-pack',
  message: [...problems.map(formatProblem), `${path} is not a whole pack: mend this first.`].join('\n'),
});

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  const refuse = (why: string) =>
    fail({ code: 'cli.unreadable', message: `Can't read ${path}: ${why}. Give the path of a .labpack file.` });
  try {
    const { size } = await stat(path);
    if (size > maxLabpackBytes) return refuse(`it has more than ${maxLabpackBytes / 1024 / 1024} MB`);
    return succeed(await readFile(path));
  } catch (error) {
    return refuse(whyNot(error));
  }
}
