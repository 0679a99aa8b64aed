import { say } from '../core/base/say.ts';
import { mkdir, open, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import type { LabFiles } from '../core/course/pack.ts';
import { errorCode } from '../journal/disk.ts';
import { diskReason } from './diskReason.ts';
import { givenPath, givenText } from './given.ts';
import { labTexts } from './labTexts.ts';
import { manifestPath, manifestText, readManifest, type LabManifest } from './labManifest.ts';

export { pipelineName } from './labTexts.ts';

export interface NewLab {
  readonly manifest: LabManifest;
  readonly files: Pick<LabFiles, 'readme' | 'skeleton' | 'prompts'>;
  /** The text of `groundloop.d.ts`. */
  readonly types: string;
}

/**
 * Makes the lab's folder with all its files, or nothing. The manifest comes last: from then on it is a lab, and an editor
 * that watches the folder hears of it. What is left of an earlier try that was cut short is made anew.
 * Problems: `lab.exists` (it is this lab already), `lab.in-the-way` (other files are there), `lab.cannot-write`, and
 * those of `readManifest`, where `lab.damaged` means that it was a lab and can be repaired.
 */
export async function createLab(folder: string, lab: NewLab): Promise<Result<void>> {
  const texts = withManifest(lab);
  const leftovers = await checkFolder(folder, lab.manifest, texts);
  if (!leftovers.ok) return leftovers;
  const made: Made = { folders: [], files: [] };
  try {
    for (const path of leftovers.value) await rm(path);
    for (const [path, text] of texts) {
      await makeFolder(dirname(join(folder, path)), made);
      await makeFile(join(folder, path), text, made);
    }
    return succeed(undefined);
  } catch (error) {
    await remove(made);
    return fail(cannotWrite(folder, error));
  }
}

/** The files left of an earlier try, where the lab can be made. Touches nothing. */
async function checkFolder(folder: string, lab: LabManifest, texts: LabTexts): Promise<Result<readonly string[]>> {
  const manifest = await readManifest(folder);
  if (manifest.ok) {
    const same = manifest.value.lab === lab.lab && manifest.value.pack === lab.pack;
    return same
      ? fail({ code: 'lab.exists', message: say('This lab was started in {folder} before.', { folder }) })
      : inTheWay(folder, say('the lab "{lab}" is in it', { lab: manifest.value.lab }));
  }
  if (manifest.problem.code !== 'lab.none') return manifest;
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const leftovers: string[] = [];
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const own = relative(folder, path);
      if (entry.isDirectory() && texts.some(([file]) => file.startsWith(`${own}${sep}`))) continue;
      const text = entry.isFile() ? texts.find(([file]) => file === own)?.[1] : undefined;
      // Cut short, but ours: nobody wrote into it.
      if (!text?.startsWith(await readFile(path, 'utf8')))
        return inTheWay(folder, say('it holds other files ({own})', { own }));
      leftovers.push(path);
    }
    return succeed(leftovers);
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? succeed([]) : fail(cannotWrite(folder, error));
  }
}

type LabTexts = readonly (readonly [path: string, text: string])[];

/** The manifest last: it is what makes the folder a lab. */
function withManifest({ manifest, files, types }: NewLab): LabTexts {
  const given = labTexts(files, types);
  const texts = [...given, [givenPath, givenText(given)] as const];
  return [...texts.map(([path, text]) => [normalize(path), text] as const), [manifestPath, manifestText(manifest)]];
}

/** What was not there before, each folder behind the one it is in. */
interface Made {
  readonly folders: string[];
  readonly files: string[];
}

async function makeFolder(path: string, made: Made): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  const added: string[] = [];
  for (let at = path; at.length >= first.length; at = dirname(at)) added.unshift(at);
  made.folders.push(...added);
}

/** Refuses where a file is there: nothing can be lost between the check and the writing. */
async function makeFile(path: string, text: string, made: Made): Promise<void> {
  const file = await open(path, 'wx');
  made.files.push(path);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

/** As far as it goes: what someone else put there stays. */
async function remove({ folders, files }: Made): Promise<void> {
  for (const file of files) await rm(file, { force: true }).catch(() => undefined);
  for (const folder of [...folders].reverse()) await rmdir(folder).catch(() => undefined);
}
function inTheWay(folder: string, what: string): Result<never> {
  return fail({
    code: 'lab.in-the-way',
    message: say("The lab can't be made in {folder}: {what}. Nothing was changed.", { folder, what }),
  });
}

/** What to tell where the file system refuses. */
export function cannotWrite(folder: string, error: unknown): Problem {
  return {
    code: 'lab.cannot-write',
    message: say("The folder {folder} can't be written to: {error}.", { folder, error: diskReason(error) }),
  };
}
