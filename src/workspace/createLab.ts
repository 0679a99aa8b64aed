import { chmod, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, succeed, type Result } from '../core/base/result.ts';
import type { LabFiles } from '../core/course/pack.ts';
import { errorCode, manifestPath, manifestText, readManifest, type LabManifest } from './labManifest.ts';

export const pipelineName = 'pipeline.ts';
const typesPath = join('.groundloop', 'types', 'groundloop.d.ts');

/** For the editor's IntelliSense only: grading never reads it. */
const editorConfig = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    types: [],
  },
  files: [pipelineName, typesPath.replaceAll('\\', '/')],
};

export interface NewLab {
  readonly manifest: LabManifest;
  readonly files: Pick<LabFiles, 'readme' | 'skeleton' | 'prompts'>;
  /** The text of `groundloop.d.ts`. */
  readonly types: string;
}

/**
 * Whether a lab can be made in `folder`, without touching anything. Problems: `lab.exists` (it is this lab already),
 * `lab.damaged` (it was a lab, its manifest can be repaired), `lab.in-the-way` (other files are there), and those of
 * `readManifest`.
 */
export async function checkLabFolder(folder: string, lab: Pick<LabManifest, 'pack' | 'lab'>): Promise<Result<void>> {
  const manifest = await readManifest(folder);
  if (manifest.ok) {
    const same = manifest.value.lab === lab.lab && manifest.value.pack === lab.pack;
    return same
      ? fail({ code: 'lab.exists', message: `This lab was started in ${folder} before.` })
      : inTheWay(folder, `the lab "${manifest.value.lab}" is in it`);
  }
  if (manifest.problem.code !== 'lab.none') return manifest;
  try {
    const entries = await readdir(folder);
    return entries.length === 0 ? succeed(undefined) : inTheWay(folder, `it holds other files (${entries[0] ?? ''})`);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return succeed(undefined);
    return cannotWrite(folder, error);
  }
}

/**
 * Makes the lab's folder with all its files, or nothing: it is written beside its place and moved there in one step.
 * Problems: those of `checkLabFolder`, and `lab.cannot-write`.
 */
export async function createLab(folder: string, lab: NewLab): Promise<Result<void>> {
  const free = await checkLabFolder(folder, lab.manifest);
  if (!free.ok) return free;
  let staging: string | undefined;
  try {
    await mkdir(dirname(folder), { recursive: true });
    staging = await mkdtemp(join(dirname(folder), '.groundloop-'));
    for (const [path, text] of labTexts(lab)) {
      await mkdir(dirname(join(staging, path)), { recursive: true });
      await writeFile(join(staging, path), text);
    }
    await chmod(staging, 0o755);
    await removeEmpty(folder);
    await rename(staging, folder);
    return succeed(undefined);
  } catch (error) {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
    return cannotWrite(dirname(folder), error);
  }
}

/** What the learner gets: never the solutions, variants or answers. */
function labTexts({ manifest, files, types }: NewLab): [path: string, text: string][] {
  return [
    ['README.md', files.readme],
    [pipelineName, files.skeleton],
    ['tsconfig.json', `${JSON.stringify(editorConfig, null, 2)}\n`],
    [typesPath, types],
    [manifestPath, manifestText(manifest)],
    ...[...files.prompts].map(([file, text]): [string, string] => [join('prompts', basename(file)), text]),
  ];
}

/** `rmdir` refuses a folder with anything in it, so nothing can be lost between the check and the move. */
async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

function inTheWay(folder: string, what: string): Result<never> {
  return fail({
    code: 'lab.in-the-way',
    message: `The lab can't be made in ${folder}: ${what}. Nothing was changed.`,
  });
}

function cannotWrite(folder: string, error: unknown): Result<never> {
  return fail({ code: 'lab.cannot-write', message: `The folder ${folder} can't be written to: ${reason(error)}.` });
}

function reason(error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission';
    case 'EROFS':
      return 'it is read-only';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file of that name is in the way';
    case 'ENOSPC':
      return 'the disk is full';
    case 'ENOTEMPTY':
      return 'something else was just written there';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
