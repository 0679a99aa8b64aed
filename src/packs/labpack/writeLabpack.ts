import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { PackFiles } from '../folder.ts';
import { signatureFile, type Signature } from './signature.ts';

/** One midnight by the clock of whoever makes it: zips hold local time, so these are the same bytes in every zone. */
const noTime = (): Date => new Date(1981, 0, 1);

/**
 * A pack as one `.labpack` file, a zip. The same pack gives the same bytes on every machine: sorted, without times, and
 * stored, because what deflate makes differs between versions of zlib.
 */
export async function writeLabpack(files: PackFiles, signature?: Signature): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, text: string): void => {
    zip.addBuffer(Buffer.from(text, 'utf8'), path, {
      mtime: noTime(),
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    });
  };
  if (signature) add(signatureFile, `${JSON.stringify(signature, null, 2)}\n`);
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) add(path, text);
  zip.end();
  return buffer(zip.outputStream);
}
