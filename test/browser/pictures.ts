import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where pictures of the workbench are kept, to be looked at: CI keeps the folder. */
export async function folderForPictures(): Promise<string> {
  const folder = join(import.meta.dirname, '../../.cache/screenshots');
  await mkdir(folder, { recursive: true });
  return folder;
}
