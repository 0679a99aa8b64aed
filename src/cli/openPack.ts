import { stat } from 'node:fs/promises';
import { fail, succeed, type Result } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { type LibraryContents, PackLibrary } from '../packs/library.ts';
import { readPackFolder } from '../packs/readPackFolder.ts';
import { brokenPack, openLabpackFile } from './labpackFile.ts';
import { LABS } from './places.ts';

/** What commands take that look into packs and print. */
export interface PackOptions {
  readonly format: 'text' | 'json';
  /** A pack's folder or `.labpack` file; what is built in without it. */
  readonly pack?: string;
}

/** The pack in a folder or a `.labpack` file; without a path, the built-in course. */
export async function openPack(path: string | undefined): Promise<Result<Pack>> {
  if (path === undefined) {
    const pack = await new PackLibrary(LABS).pack();
    return pack ? succeed(pack) : fail({ code: 'cli.no-pack', message: 'The built-in course is missing. Use --pack.' });
  }
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    const opened = await openLabpackFile(path);
    if (!opened.ok) return opened;
    const { pack, vouched } = opened.value;
    if (vouched.kind === 'broken') {
      const message = `${path} can't be trusted: ${vouched.why}.`;
      return fail({ code: 'cli.wrong-signature', message });
    }
    return succeed(pack);
  }
  const read = await readPackFolder(path);
  return read.ok ? read : fail(brokenPack(path, read.problem));
}

/** The pack at `path` alone; without a path, every built-in one. */
export async function openPacks(path: string | undefined): Promise<Result<LibraryContents>> {
  if (path === undefined) return succeed(await new PackLibrary(LABS).contents());
  const opened = await openPack(path);
  return opened.ok ? succeed({ packs: [opened.value], builtIn: [], problems: [] }) : opened;
}
