import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestPath } from './labManifest.ts';

/** The nearest folder at or above `folder` that holds a lab, damaged or not. */
export async function findLabFolder(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      await access(join(at, manifestPath));
      return at;
    } catch {
      if (dirname(at) === at) return undefined;
    }
  }
}
