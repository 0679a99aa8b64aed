import { readFolder } from '../packs/folder.ts';
import { writeLabpack } from '../packs/labpack/writeLabpack.ts';
import { parsePack } from '../packs/parsePack.ts';
import { EXIT } from './exit.ts';
import { brokenPack } from './labpackFile.ts';
import { refuse } from './refuse.ts';
import { writeWhole } from './writeWhole.ts';

/** `groundloop build`: a pack's folder as one file. A pack with mistakes isn't built. Returns the exit code. */
export async function buildCommand(folder: string, { out }: { readonly out?: string }): Promise<number> {
  const files = await readFolder(folder);
  if (!files.ok) return refuse(brokenPack(folder, files.problem));
  const pack = parsePack(files.value);
  if (!pack.ok) return refuse(brokenPack(folder, pack.problem));
  const { id, version, hash } = pack.value;
  const target = out ?? `${id}-${version}.labpack`;
  const written = await writeWhole(target, await writeLabpack(files.value), 'The pack');
  if (!written.ok) return refuse(written.problem);
  process.stdout.write(`${target}: ${pack.value.title} ${version}, content ${hash}, not signed\n`);
  return EXIT.passed;
}
