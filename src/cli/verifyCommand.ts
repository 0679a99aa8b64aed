import { EXIT } from './exit.ts';
import { openLabpackFile } from './labpackFile.ts';
import { refuse } from './refuse.ts';

/** `groundloop verify`: says who signed a pack and whether that holds. Unsigned counts as flawed. Returns the exit code. */
export async function verifyCommand(labpack: string): Promise<number> {
  const opened = await openLabpackFile(labpack);
  if (!opened.ok) return refuse(opened.problem);
  const { pack, vouched } = opened.value;
  process.stdout.write(`${pack.title} ${pack.version} (${pack.id})\ncontent ${pack.hash}\n`);
  switch (vouched.kind) {
    case 'signed':
      process.stdout.write(
        `publisher ${vouched.publisher}, key ${vouched.fingerprint}\n` +
          'The signature holds. Compare the key with the one its publisher tells you.\n',
      );
      return EXIT.passed;
    case 'unsigned':
      process.stdout.write('Not to be relied on: nobody signed it.\n');
      return EXIT.flawed;
    case 'broken':
      process.stdout.write(`Not to be relied on: ${vouched.why}.\n`);
      return EXIT.flawed;
  }
}
