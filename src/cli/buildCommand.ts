import { stat } from 'node:fs/promises';
import type { Problem } from '../core/base/result.ts';
import { readFolder } from '../packs/folder.ts';
import { writeLabpack } from '../packs/labpack/writeLabpack.ts';
import { parsePack } from '../packs/parsePack.ts';
import { EXIT } from './exit.ts';
import { brokenPack, openLabpackFile } from './labpackFile.ts';
import { refuse } from './refuse.ts';
import { writeWhole } from './writeWhole.ts';

export interface BuildOptions {
  readonly out?: string;
  /** Whether a signed pack may be replaced by this one, which isn't. */
  readonly overwrite?: boolean;
}

/** `groundloop build`: a pack's folder as one file. A pack with mistakes isn't built. Returns the exit code. */
export async function buildCommand(folder: string, { out, overwrite }: BuildOptions): Promise<number> {
  const files = await readFolder(folder);
  if (!files.ok) return refuse(brokenPack(folder, files.problem));
  const pack = parsePack(files.value);
  if (!pack.ok) return refuse(brokenPack(folder, pack.problem));
  const { id, version, hash } = pack.value;
  const target = out ?? `${id}-${version}.labpack`;
  const kept = overwrite === true ? undefined : await whatIsLost(target);
  if (kept) return refuse(kept);
  const written = await writeWhole(target, await writeLabpack(files.value), 'The pack');
  if (!written.ok) return refuse(written.problem);
  process.stdout.write(`${target}: ${pack.value.title} ${version}, content ${hash}, not signed\n`);
  return EXIT.passed;
}

/** Why a file may not be written over: a signature can't be made again without the key. */
async function whatIsLost(target: string): Promise<Problem | undefined> {
  const there = await stat(target).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!there) return undefined;
  const opened = await openLabpackFile(target);
  const what = !opened.ok
    ? 'is there already, and is no .labpack file that can be read'
    : opened.value.vouched.kind === 'signed'
      ? `is signed by ${opened.value.vouched.publisher}, and what build makes is not signed`
      : undefined;
  if (what === undefined) return undefined;
  const how = 'Raise `version` in pack.yaml, choose another file with --out, or replace it with --overwrite.';
  return { code: 'build.in-the-way', message: `${target} ${what}. Nothing was written. ${how}` };
}
