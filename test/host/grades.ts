import { readFile } from 'node:fs/promises';
import type { Shown } from '../../src/extension.ts';

interface Graded {
  readonly type: string;
  readonly lab: string;
  readonly codeHash: string;
}

/** The hashes of the texts of a lab that were graded, in order, as the progress has them. */
export async function graded(shown: Shown, lab: string): Promise<string[]> {
  const lines = (await readFile(shown.progressFile.fsPath, 'utf8').catch(() => '')).split('\n');
  return lines.flatMap((line) => {
    if (!line.startsWith('{"type":"run-graded"') || !line.endsWith('}')) return [];
    const event = JSON.parse(line) as Graded;
    return event.lab.endsWith(`/${lab}`) ? [event.codeHash] : [];
  });
}
