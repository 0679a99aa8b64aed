import { readFile, stat } from 'node:fs/promises';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { maxLabpackBytes, readLabpack, type Labpack } from '../packs/labpack/readLabpack.ts';
import { parsePack } from '../packs/parsePack.ts';
import { formatProblem } from '../packs/position.ts';
import { whyNot } from './readText.ts';

export interface OpenedLabpack extends Labpack {
  readonly pack: Pack;
}

/** Reads a `.labpack` file and the pack in it, or says what is wrong with either. */
export async function openLabpack(path: string): Promise<Result<OpenedLabpack>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const labpack = await readLabpack(bytes.value);
  if (!labpack.ok) return fail({ ...labpack.problem, message: `${path}: ${labpack.problem.message}` });
  const pack = parsePack(labpack.value.files);
  return pack.ok ? succeed({ ...labpack.value, pack: pack.value }) : fail(brokenPack(path, pack.problem));
}

/** The problems of a pack as one, each with its file and line. */
export const brokenPack = (path: string, problems: readonly Problem[]): Problem => ({
  code: 'cli.broken-pack',
  message: [...problems.map(formatProblem), `${path} is not a whole pack yet: mend this first.`].join('\n'),
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
