import { signPack } from '../packs/labpack/signature.ts';
import { writeLabpack } from '../packs/labpack/writeLabpack.ts';
import { fingerprint } from '../signing/ed25519.ts';
import { EXIT } from './exit.ts';
import { openLabpackFile } from './labpackFile.ts';
import { readText } from './readText.ts';
import { refuse } from './refuse.ts';
import { writeWhole } from './writeWhole.ts';

export interface SignOptions {
  readonly key: string;
  readonly publisher: string;
  readonly out?: string;
}

/** `groundloop sign`: puts a signature into a built pack, in place of an older one. Returns the exit code. */
export async function signCommand(labpack: string, { key, publisher, out = labpack }: SignOptions): Promise<number> {
  const opened = await openLabpackFile(labpack);
  if (!opened.ok) return refuse(opened.problem);
  const pem = await readText(key, 'the key that `groundloop key new` made');
  if (!pem.ok) return refuse(pem.problem);
  const { pack, files } = opened.value;
  const signed = signPack({ id: pack.id, version: pack.version, hash: pack.hash }, publisher, pem.value);
  if (!signed.ok) return refuse(signed.problem);
  const written = await writeWhole(out, await writeLabpack(files, signed.value), 'The signed pack');
  if (!written.ok) return refuse(written.problem);
  process.stdout.write(`${out}: signed by ${publisher}, key ${fingerprint(signed.value.publicKey)}\n`);
  return EXIT.passed;
}
