import { say } from '../core/base/say.ts';
import { mkdtemp, readFile, rename, rm, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../core/base/parseJson.ts';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { idSchema } from '../core/course/id.ts';
import { errorCode } from '../journal/disk.ts';

/** Where a lab folder says which lab it is. */
export const manifestPath = join('.groundloop', 'lab.json');

const labManifestSchema = z.object({
  format: z.literal(1),
  pack: idSchema,
  packVersion: z.string(),
  lab: idSchema,
  created: z.iso.datetime(),
});

export type LabManifest = z.infer<typeof labManifestSchema>;

const howToRepair = (): string =>
  say('Run "Groundloop: Simulate and Grade" and choose "Repair"; your pipeline isn’t touched.');

/** Problems: `lab.none`, `lab.newer`, `lab.damaged` (can be repaired), `lab.unreadable`. */
export async function readManifest(folder: string): Promise<Result<LabManifest>> {
  const file = join(folder, manifestPath);
  const problem = (code: string, message: string) => fail({ code, message, where: { file } });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return problem('lab.none', say('{folder} is not a Groundloop lab.', { folder }));
    return problem('lab.unreadable', say("{file} can't be read ({error}).", { file, error: code ?? String(error) }));
  }
  const value = parseJson(text);
  if (value === undefined)
    return problem(
      'lab.damaged',
      say('{file} is damaged: it is not JSON. {howToRepair}', { file, howToRepair: howToRepair() }),
    );
  if (isNewer(value)) {
    return problem(
      'lab.newer',
      say('{file} was written by a newer Groundloop. Update the extension to open this lab.', { file }),
    );
  }
  const manifest = labManifestSchema.safeParse(value);
  if (manifest.success) return succeed(manifest.data);
  const issue = manifest.error.issues[0];
  const at = issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : '';
  return problem(
    'lab.damaged',
    say('{file} is damaged: {why}. {howToRepair}', {
      file,
      why: `${at}${issue?.message ?? say('it does not describe a lab')}`,
      howToRepair: howToRepair(),
    }),
  );
}

/** Replaces the manifest in one step, and touches nothing else. Throws where the file system refuses. */
export async function writeManifest(folder: string, manifest: LabManifest): Promise<void> {
  const own = join(folder, '.groundloop');
  await mkdir(own, { recursive: true });
  const staging = await mkdtemp(join(own, 'new-'));
  try {
    const file = join(staging, 'lab.json');
    await writeFile(file, manifestText(manifest));
    await rename(file, join(folder, manifestPath));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

export const manifestText = (manifest: LabManifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

function isNewer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && Number(value.format) > 1;
}
