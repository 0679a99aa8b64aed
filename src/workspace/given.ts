import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../core/base/parseJson.ts';
import { nodeDisk, type Disk } from '../journal/disk.ts';

/** Where a lab folder keeps what its pack gave it: the one text that an update can't do without. With `/`. */
export const givenPath = '.groundloop/given.json';

const givenSchema = z.object({
  schema: z.literal('groundloop.given/1'),
  files: z.record(z.string(), z.string()),
});

export const givenText = (files: ReadonlyMap<string, string>): string => {
  const given: z.infer<typeof givenSchema> = { schema: 'groundloop.given/1', files: Object.fromEntries(files) };
  return `${JSON.stringify(given, null, 2)}\n`;
};

/** What the pack gave, by path; undefined where that isn't known: it is missing, damaged, or of a version to come. */
export async function readGiven(
  folder: string,
  disk: Disk = nodeDisk,
): Promise<ReadonlyMap<string, string> | undefined> {
  const bytes = await disk.read(join(folder, givenPath)).catch(() => undefined);
  const given = givenSchema.safeParse(bytes && parseJson(bytes.toString('utf8')));
  return given.success ? new Map(Object.entries(given.data.files)) : undefined;
}

/** Replaces it in one step. Throws where the file system refuses. */
export async function writeGiven(folder: string, files: ReadonlyMap<string, string>, disk = nodeDisk): Promise<void> {
  const file = join(folder, givenPath);
  const staged = `${file}.${process.pid}.tmp`;
  await disk.makeFolderOf(file);
  await disk.write(staged, Buffer.from(givenText(files)));
  await disk.rename(staged, file);
}

/**
 * Makes it unknown where it was noted after a time: files that are older again may hold what an earlier version gave, and
 * then the next update asks about everything. Throws where the file system refuses.
 * @param at ISO 8601
 */
export async function forgetGivenSince(folder: string, at: string): Promise<void> {
  const file = join(folder, givenPath);
  const noted = await stat(file).catch(() => undefined);
  if (noted && noted.mtime.toISOString() > at) await nodeDisk.remove(file);
}
