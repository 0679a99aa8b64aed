import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { whyNot } from './whyNot.ts';

/** A pack's files: path with `/`, relative to its folder → text with `\n` line ends, sorted by path. */
export type PackFiles = ReadonlyMap<string, string>;

/** A pack is text written by hand: far above any honest one, and low enough that parsing takes a moment at most. */
export const limits = { fileBytes: 128 * 1024, totalBytes: 8 * 1024 * 1024, files: 5000, depth: 8 };

/** Left behind by systems, and what editors need: not content. */
const ignored = new Set(['.git', '.DS_Store', 'Thumbs.db', 'desktop.ini', '.groundloop', 'tsconfig.json']);

/**
 * Whether a file or folder of that name is no content: what `build` makes of a pack, say, or what we were writing when we
 * were ended.
 */
export const isIgnored = (name: string): boolean =>
  ignored.has(name) || name.endsWith('.labpack') || /^\..+\.\d+\.tmp$/.test(name);

/**
 * Reads every file of a pack folder as UTF-8. Refuses links, files that aren't text and folders that are too big; tells
 * all of them at once.
 */
export async function readFolder(folder: string): Promise<Result<PackFiles, Problem[]>> {
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  let total = 0;

  const readOne = async (path: string): Promise<void> => {
    const bytes = await readFile(join(folder, path));
    total += bytes.length;
    if (bytes.length > limits.fileBytes) return void problems.push(tooBig(path, bytes.length));
    const text = decodeText(bytes);
    if (text === undefined) return void problems.push(notText(path));
    texts.set(path, text);
  };

  const walk = async (under: string, depth: number): Promise<void> => {
    for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (isIgnored(entry.name)) continue;
      if (texts.size >= limits.files || total > limits.totalBytes) return;
      if (entry.isSymbolicLink()) problems.push(isLink(path));
      else if (entry.isDirectory()) {
        if (depth >= limits.depth) problems.push(tooDeep(path));
        else await walk(path, depth + 1);
      } else if (entry.isFile()) await readOne(path);
      else problems.push(notText(path));
    }
  };

  try {
    // A link in place of the folder itself would lead out just as well.
    if (!(await lstat(folder)).isDirectory()) return fail([noFolder(folder, 'it is not a folder')]);
    await walk('', 0);
  } catch (error) {
    return fail([...problems, unreadable(folder, error)]);
  }
  if (texts.size >= limits.files || total > limits.totalBytes) problems.push(tooMuch(folder));
  return problems.length > 0 ? fail(problems) : succeed(new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** UTF-8 without byte order mark and with `\n`, so that a checkout on Windows hashes and counts the same; or undefined. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`;

const tooBig = (file: string, bytes: number): Problem => ({
  code: 'pack.file-too-big',
  message: `This file has ${kilobytes(bytes)}; a pack's file may have ${kilobytes(limits.fileBytes)}. Shorten it or split it.`,
  where: { file },
});
const notText = (file: string): Problem => ({
  code: 'pack.not-text',
  message: 'This is not a UTF-8 text file. Save it as UTF-8, or take it out of the pack.',
  where: { file },
});
const isLink = (file: string): Problem => ({
  code: 'pack.link',
  message: 'This is a link. A pack may only hold real files: put a copy in its place.',
  where: { file },
});
const tooDeep = (file: string): Problem => ({
  code: 'pack.too-deep',
  message: `This folder is nested deeper than ${limits.depth} levels. Move it up.`,
  where: { file },
});
const tooMuch = (folder: string): Problem => ({
  code: 'pack.too-big',
  message: `The folder holds more than ${limits.files} files or ${kilobytes(limits.totalBytes)}. Is this the pack's own folder?`,
  where: { file: folder },
});
/** What couldn't be read: a file in the folder, or the folder itself. */
function unreadable(folder: string, error: unknown): Problem {
  const path = error instanceof Error && 'path' in error ? String(error.path) : folder;
  const file = relative(folder, path).replaceAll('\\', '/');
  if (file === '') return noFolder(folder, whyNot(error));
  return { code: 'pack.unreadable', message: `This can't be read: ${whyNot(error)}.`, where: { file } };
}

const noFolder = (folder: string, why: string): Problem => ({
  code: 'pack.no-folder',
  message: `The pack can't be read: ${why}.`,
  where: { file: folder },
});
