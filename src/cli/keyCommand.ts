import { writeFile } from 'node:fs/promises';
import { fingerprint, newPrivateKey, publicKeyOf } from '../signing/ed25519.ts';
import { whyNot } from '../packs/whyNot.ts';
import { EXIT } from './exit.ts';
import { refuse } from './refuse.ts';

/** `groundloop key new`: makes the key that an author signs with. Never writes over a file. Returns the exit code. */
export async function keyCommand(path: string): Promise<number> {
  const pem = newPrivateKey();
  try {
    await writeFile(path, pem, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const why = exists ? "there is a file already, and a key that is lost can't be made again" : whyNot(error);
    return refuse({ code: 'cli.unwritable', message: `The key was not written to ${path}: ${why}.` });
  }
  process.stdout.write(
    `${path}: your new key, ${fingerprint(publicKeyOf(pem) ?? '')}\n` +
      'Keep the file where only you can read it, and a copy in a safe place. Tell your learners the line above:\n' +
      'they compare it when they install a pack of yours, and are warned when another key signs an update.\n',
  );
  return EXIT.passed;
}
