import { plain } from '../core/base/plain.ts';
import type { Problem } from '../core/base/result.ts';
import { EXIT } from './exit.ts';

/** Says on standard error what is wrong with what the command was given, and returns the exit code. */
export function refuse({ message }: Problem): number {
  process.stderr.write(`${message.split('\n').map(plain).join('\n')}\n`);
  return EXIT.usage;
}

/** The end of a run that Ctrl-C stopped. */
export function cancelled(): number {
  process.stderr.write('Cancelled.\n');
  return EXIT.interrupted;
}
