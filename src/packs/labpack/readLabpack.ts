import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { fail, succeed, type Result } from '../../core/base/result.ts';
import { say } from '../../core/base/say.ts';
import { parseJson } from '../../core/base/parseJson.ts';
import { decodeText, limits, type PackFiles } from '../folder.ts';
import { wrongName } from './entryName.ts';
import { signatureFile, signatureSchema, type Signature } from './signature.ts';

/** Above any archive of a pack within {@link limits}, stored or not. */
export const maxLabpackBytes = 12 * 1024 * 1024;

export interface Labpack {
  readonly files: PackFiles;
  /** What the archive says of itself; nothing was verified. */
  readonly signature: Signature | null;
}

/**
 * Takes an archive from anywhere apart, in memory, or refuses it with a reason. Nothing is inflated before all entries
 * were looked at, no more than what they declare, and no entry can name a place outside the pack.
 */
export async function readLabpack(bytes: Uint8Array): Promise<Result<Labpack>> {
  if (bytes.length > maxLabpackBytes)
    return refuse(say('it has more than {limit} MB', { limit: maxLabpackBytes / 1024 / 1024 }));
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      validateEntrySizes: true,
      strictFileNames: true,
    });
    if (zip.entryCount > 2 * limits.files)
      return refuse(
        say('it has {count} entries, and a pack at most {limit}', { count: zip.entryCount, limit: limits.files }),
      );
    const entries = await listEntries(zip);
    if (!entries.ok) return entries;
    return await readEntries(zip, entries.value);
  } catch (error) {
    return refuse(
      say('it is no sound zip archive ({why})', { why: error instanceof Error ? error.message : String(error) }),
    );
  }
}

async function listEntries(zip: ZipFile): Promise<Result<readonly Entry[]>> {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const isFolder = entry.fileName.endsWith('/');
    const name = isFolder ? entry.fileName.slice(0, -1) : entry.fileName;
    const wrong = wrongName(name) ?? wrongKind(entry);
    if (wrong !== undefined) return refuse(say('of `{name}`, {wrong}', { name: shown(name), wrong }));
    if (isFolder) continue;
    // On Windows and macOS, names that differ in case alone are one file.
    const key = name.toLowerCase();
    if (seen.has(key)) return refuse(say('it has `{name}` twice', { name: shown(name) }));
    seen.add(key);
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.fileBytes)
      return refuse(say('`{name}` has more than {limit} kB', { name, limit: limits.fileBytes / 1024 }));
    if (total > limits.totalBytes)
      return refuse(say('unpacked it has more than {limit} MB', { limit: limits.totalBytes / 1024 / 1024 }));
    if (name.split('/').length > limits.depth + 1) return refuse(say('`{name}` is nested too deep', { name }));
    entries.push(entry);
    if (entries.length > limits.files + 1)
      return refuse(say('it has more than {limit} files', { limit: limits.files }));
  }
  const file = entries.find(({ fileName }) => entries.some((other) => other.fileName.startsWith(`${fileName}/`)));
  return file ? refuse(say('`{name}` is a file and a folder', { name: file.fileName })) : succeed(entries);
}

async function readEntries(zip: ZipFile, entries: readonly Entry[]): Promise<Result<Labpack>> {
  const files = new Map<string, string>();
  let signature: Signature | null = null;
  for (const entry of entries) {
    const text = decodeText(await buffer(await zip.openReadStreamPromise(entry)));
    if (text === undefined) return refuse(say('`{name}` is not a UTF-8 text', { name: entry.fileName }));
    if (entry.fileName !== signatureFile) files.set(entry.fileName, text);
    else {
      const parsed = signatureSchema.safeParse(parseJson(text));
      if (!parsed.success)
        return refuse(say('its `{name}` is no signature that this Groundloop knows', { name: signatureFile }));
      signature = parsed.data;
    }
  }
  return succeed({ files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), signature });
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

const refuse = (why: string): Result<never> =>
  fail({
    code: 'labpack.refused',
    message: say('This is not a lab pack that can be trusted with your disk: {why}.', { why }),
  });
