import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { fail, succeed, type Result } from '../../core/base/result.ts';
import { say } from '../../core/base/say.ts';
import { decodeText, limits, type PackFiles } from '../folder.ts';
import { wrongName } from './entryName.ts';

/** Above any archive of a pack within {@link limits}, stored or not. */
export const maxArchiveBytes = 12 * 1024 * 1024;

/**
 * The texts of a zip archive from anywhere, in memory, or why it is refused. Nothing is inflated before all entries were
 * looked at, no more than what they declare, and no entry can name a place outside.
 * @param wanted of the other files nothing is read but their names
 */
export async function readArchive(
  bytes: Uint8Array,
  wanted: (path: string) => boolean = () => true,
): Promise<Result<PackFiles, string>> {
  if (bytes.length > maxArchiveBytes)
    return fail(say('it has more than {limit} MB', { limit: maxArchiveBytes / 1024 / 1024 }));
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      validateEntrySizes: true,
      strictFileNames: true,
    });
    if (zip.entryCount > 2 * limits.files)
      return fail(
        say('it has {count} entries, and a pack at most {limit}', { count: zip.entryCount, limit: limits.files }),
      );
    const entries = await listEntries(zip, wanted);
    return entries.ok ? await readEntries(zip, entries.value) : entries;
  } catch (error) {
    return fail(
      say('it is no sound zip archive ({why})', { why: error instanceof Error ? error.message : String(error) }),
    );
  }
}

async function listEntries(zip: ZipFile, wanted: (path: string) => boolean): Promise<Result<readonly Entry[], string>> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const entries: Entry[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const isFolder = entry.fileName.endsWith('/');
    const name = isFolder ? entry.fileName.slice(0, -1) : entry.fileName;
    const wrong = wrongName(name) ?? wrongKind(entry);
    if (wrong !== undefined) return fail(say('of `{name}`, {wrong}', { name: shown(name), wrong }));
    if (isFolder) continue;
    // On Windows and macOS, names that differ in case alone are one file.
    const key = name.toLowerCase();
    if (seen.has(key)) return fail(say('it has `{name}` twice', { name: shown(name) }));
    seen.add(key);
    names.add(name);
    if (names.size > limits.files + 1) return fail(say('it has more than {limit} files', { limit: limits.files }));
    if (name.split('/').length > limits.depth + 1) return fail(say('`{name}` is nested too deep', { name }));
    if (!wanted(name)) continue;
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.fileBytes)
      return fail(say('`{name}` has more than {limit} kB', { name, limit: limits.fileBytes / 1024 }));
    if (total > limits.totalBytes)
      return fail(say('unpacked it has more than {limit} MB', { limit: limits.totalBytes / 1024 / 1024 }));
    entries.push(entry);
  }
  const all = [...names];
  const file = all.find((name) => all.some((other) => other.startsWith(`${name}/`)));
  return file === undefined ? succeed(entries) : fail(say('`{name}` is a file and a folder', { name: file }));
}

async function readEntries(zip: ZipFile, entries: readonly Entry[]): Promise<Result<PackFiles, string>> {
  const files = new Map<string, string>();
  for (const entry of entries) {
    const text = decodeText(await buffer(await zip.openReadStreamPromise(entry)));
    if (text === undefined) return fail(say('`{name}` is not a UTF-8 text', { name: entry.fileName }));
    files.set(entry.fileName, text);
  }
  return succeed(new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The type in the upper half of a Unix mode; 0 where the archive says none. */
const fileType = ({ externalFileAttributes }: Entry): number => (externalFileAttributes >>> 16) & 0o170000;

function wrongKind(entry: Entry): string | undefined {
  const allowed = entry.fileName.endsWith('/') ? [0, 0o040000] : [0, 0o100000];
  if (!allowed.includes(fileType(entry))) return say('it is a link or a device, and a pack may only hold files');
  if (entry.isEncrypted()) return say('it is encrypted');
  if (!entry.canDecodeFileData()) return say("it is packed in a way that Groundloop doesn't know");
  return undefined;
}

/** A name from outside, safe to print. */
const shown = (name: string): string => name.replace(/[\p{C}]/gu, '\ufffd').slice(0, 80);
