import { fail, succeed, type Result } from '../../core/base/result.ts';
import { say } from '../../core/base/say.ts';
import { parseJson } from '../../core/base/parseJson.ts';
import type { PackFiles } from '../folder.ts';
import { maxArchiveBytes, readArchive } from './readArchive.ts';
import { signatureFile, signatureSchema, type Signature } from './signature.ts';

export const maxLabpackBytes = maxArchiveBytes;

export interface Labpack {
  readonly files: PackFiles;
  /** What the archive says of itself; nothing was verified. */
  readonly signature: Signature | null;
}

/** Takes an archive from anywhere apart, in memory, or refuses it with a reason. */
export async function readLabpack(bytes: Uint8Array): Promise<Result<Labpack>> {
  const archive = await readArchive(bytes);
  if (!archive.ok) return refuse(archive.problem);
  const files = new Map(archive.value);
  const text = files.get(signatureFile);
  if (text === undefined) return succeed({ files, signature: null });
  files.delete(signatureFile);
  const signature = signatureSchema.safeParse(parseJson(text));
  return signature.success
    ? succeed({ files, signature: signature.data })
    : refuse(say('its `{name}` is no signature that this Groundloop knows', { name: signatureFile }));
}

const refuse = (why: string): Result<never> =>
  fail({
    code: 'labpack.refused',
    message: say('This is not a lab pack that can be trusted with your disk: {why}.', { why }),
  });
