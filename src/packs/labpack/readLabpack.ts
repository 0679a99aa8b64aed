import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { fail, succeed, type Result } from '../../core/base/result.ts';
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
  if (bytes.length > maxLabpackBytes) return refuse(`it has more than ${maxLabpackBytes / 1024 / 1024} MB`);
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      validateEntrySizes: true,
      strictFileNames: true,
    });
    if (zip.entryCount > 2 * limits.files)
      return refuse(`it has ${zip.entryCount} entries, and a pack at most ${limits.files}`);
    const entries = await listEntries(zip);
    if (!entries.ok) return entries;
    return await readEntries(zip, entries.value);
  } catch (error) {
    return refuse(`it is no sound zip archive (${error instanceof Error ? error.message : String(error)})`);
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
    if (wrong !== undefined) return refuse(`of \`${shown(name)}\`, ${wrong}`);
    if (isFolder) continue;
    // On Windows and macOS, names that differ in case alone are one file.
    const key = name.toLowerCase();
    if (seen.has(key)) return refuse(`it has \`${shown(name)}\` twice`);
    seen.add(key);
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.fileBytes)
      return refuse(`\`${name}\` has more than ${limits.fileBytes / 1024} kB`);
    if (total > limits.totalBytes) return refuse(`unpacked it has more than ${limits.totalBytes / 1024 / 1024} MB`);
    if (name.split('/').length > limits.depth + 1) return refuse(`\`${name}\` is nested too deep`);
    entries.push(entry);
    if (entries.length > limits.files + 1) return refuse(`it has more than ${limits.files} files`);
  }
  const file = entries.find(({ fileName }) => entries.some((other) => other.fileName.startsWith(`${fileName}/`)));
  return file ? refuse(`\`${file.fileName}\` is a file and a folder`) : succeed(entries);
}

async function readEntries(zip: ZipFile, entries: readonly Entry[]): Promise<Result<Labpack>> {
  const files = new Map<string, string>();
  let signature: Signature | null = null;
  for (const entry of entries) {
    const text = decodeText(await buffer(await zip.openReadStreamPromise(entry)));
    if (text === undefined) return refuse(`\`${entry.fileName}\` is not a UTF-8 text`);
    if (entry.fileName !== signatureFile) files.set(entry.fileName, text);
    else {
      const parsed = signatureSchema.safeParse(parseJson(text));
      if (!parsed.success) return refuse(`its \`${signatureFile}\` is no signature that this Groundloop knows`);
      signature = parsed.data;
    }
  }
  return succeed({ files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), signature });
}

/** The type in the upper half of a Unix mode; 0 where the archive says none. */
const fileType = ({ externalFileAttributes }: Entry): number => (externalFileAttributes >>> 16) & 0o170000;

function wrongKind(entry: Entry): string | undefined {
  const allowed = entry.fileName.endsWith('/') ? [0, 0o040000] : [0, 0o100000];
  if (!allowed.includes(fileType(entry))) return 'it is a link or a device, and a pack may only hold files';
  if (entry.isEncrypted()) return 'it is encrypted';
  if (!entry.canDecodeFileData()) return "it is packed in a way that Groundloop doesn't know";
  return undefined;
}

/** A name from outside, safe to print. */
const shown = (name: string): string => name.replace(/[\p{C}]/gu, '\ufffd').slice(0, 80);

const refuse = (why: string): Result<never> =>
  fail({ code: 'labpack.refused', message: `This is not a lab pack that can be trusted with your disk: ${why}.` });
