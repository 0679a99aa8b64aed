import { fingerprint, wrongSignature } from '../packs/labpack/signature.ts';
import { EXIT } from './exit.ts';
import { openLabpack } from './labpackFile.ts';
import { refuse } from './refuse.ts';

/** `groundloop verify`: says who signed a pack and whether that holds. Unsigned counts as flawed. Returns the exit code. */
export async function verifyCommand(labpack: string): Promise<number> {
  const opened = await openLabpack(labpack);
  if (!opened.ok) return refuse(opened.problem);
  const { pack, signature } = opened.value;
  const wrong = signature ? wrongSignature(signature, pack) : 'nobody signed it';
  const lines = [
    `${pack.title} ${pack.version} (${pack.id})`,
    `content ${pack.hash}`,
    ...(signature ? [`publisher ${signature.publisher}, key ${fingerprint(signature)}`] : []),
    wrong === undefined
      ? 'The signature holds. Compare the key with the one its publisher tells you.'
      : `Not to be relied on: ${wrong}.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return wrong === undefined ? EXIT.passed : EXIT.flawed;
}
