import { mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../journal/disk.ts';

/** The settings of a folder, as they are on disk. */
export const settingsStateSchema = z.object({
  /** Null where there is no such file. */
  text: z.string().nullable(),
  /** Whether there is a folder for it. */
  folder: z.boolean(),
});

export type SettingsState = z.infer<typeof settingsStateSchema>;

const settingsFolder = (folder: string): string => join(folder, '.vscode');
const settingsFile = (folder: string): string => join(settingsFolder(folder), 'settings.json');

export async function readSettings(folder: string): Promise<SettingsState> {
  const own = await stat(settingsFolder(folder)).then(
    (found) => found.isDirectory(),
    () => false,
  );
  try {
    return { text: await readFile(settingsFile(folder), 'utf8'), folder: own };
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return { text: null, folder: own };
  }
}

/**
 * Puts the settings of a folder back to what they were, to the last space, where nobody changed them since. False where
 * somebody did: then nothing was touched.
 */
export async function restoreSettings(folder: string, before: SettingsState, after: SettingsState): Promise<boolean> {
  const now = await readSettings(folder);
  if (now.text !== after.text) return false;
  if (before.text !== null) {
    await mkdir(settingsFolder(folder), { recursive: true });
    await writeFile(settingsFile(folder), before.text);
    return true;
  }
  await rm(settingsFile(folder), { force: true });
  // Others may have put files there meanwhile; then it stays.
  if (!before.folder) await rmdir(settingsFolder(folder)).catch(() => undefined);
  return true;
}
