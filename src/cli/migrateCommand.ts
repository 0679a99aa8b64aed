import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { currentFormat } from '../core/course/lab.ts';
import { outlineFile } from '../packs/crossChecks.ts';
import { readFolder, type PackFiles } from '../packs/folder.ts';
import { applySteps, formatOf, stepsFrom } from '../packs/migrate/migrate.ts';
import { formatProblem } from '../packs/position.ts';
import { EXIT } from './exit.ts';
import { brokenPack } from './labpackFile.ts';
import { refuse } from './refuse.ts';
import { writeAllWhole } from './writeWhole.ts';

/** `groundloop migrate`: takes a pack's folder to the newest version of the format. Returns the exit code. */
export async function migrateCommand(folder: string, { dryRun }: { readonly dryRun?: boolean }): Promise<number> {
  const files = await readFolder(folder);
  if (!files.ok) return refuse(brokenPack(folder, files.problem));
  const version = versionOf(folder, files.value);
  if (!version.ok) return refuse(version.problem);
  const steps = stepsFrom(version.value);
  if (steps.length === 0) {
    process.stdout.write(`${folder} is in version ${currentFormat} of the format, the newest: nothing to do.\n`);
    return EXIT.passed;
  }
  const migrated = applySteps(files.value, steps);
  if (!migrated.ok) {
    const message = [...migrated.problem.map(formatProblem), 'Nothing was written: mend this first.'].join('\n');
    return refuse({ code: 'cli.by-hand', message });
  }
  const changed = [...migrated.value].filter(([path, text]) => files.value.get(path) !== text);
  process.stdout.write(
    [
      `${folder} is in version ${version.value} of the format. Version ${currentFormat} has other texts of:`,
      ...changed.map(([path]) => `  ${path}`),
      ...steps.flatMap(({ guesses }) =>
        changed.flatMap(([path]) =>
          guesses[path] === undefined ? [] : `Look over ${path}, a guess: ${guesses[path]}.`,
        ),
      ),
      '',
    ].join('\n'),
  );
  if (dryRun === true) {
    process.stdout.write('Nothing was written. Give the same command without --dry-run to write them.\n');
    return EXIT.passed;
  }
  const written = await writeAllWhole(await onDisk(folder, changed), 'The newer version');
  if (!written.ok) {
    const message = `${written.problem.message} Give the same command again: it goes on from here.`;
    return refuse({ ...written.problem, message });
  }
  process.stdout.write(`They are written. Now run: groundloop check ${folder}\n`);
  return EXIT.passed;
}

function versionOf(folder: string, files: PackFiles): Result<number> {
  const refused = (message: string) => fail({ code: 'cli.no-pack', message });
  if (!files.has(outlineFile)) return refused(`There is no pack in ${folder}: it has no ${outlineFile}.`);
  const version = formatOf(files);
  if (version === undefined)
    return refused(`${join(folder, outlineFile)} doesn't say in which version it is. \`groundloop check\` says why.`);
  if (version > currentFormat) {
    const message = `${folder} is in version ${version} of the format, and this Groundloop knows ${currentFormat}.`;
    return refused(`${message} Update Groundloop to use it.`);
  }
  return succeed(version);
}

/**
 * The texts as they are to stand on the disk, with the byte order mark and the line ends that their files have. The outline comes last: until it is
 * written, the pack is one in the older version, and the same command goes on.
 */
async function onDisk(
  folder: string,
  changed: readonly (readonly [string, string])[],
): Promise<ReadonlyMap<string, string>> {
  const isOutline = ([path]: readonly [string, string]): number => Number(path === outlineFile);
  const files = new Map<string, string>();
  for (const [path, text] of [...changed].sort((a, b) => isOutline(a) - isOutline(b))) {
    const file = join(folder, path);
    const before = await readFile(file, 'utf8').catch(() => '');
    const isWindows = before.includes('\r\n') && !/(?<!\r)\n/.test(before);
    const mark = before.startsWith('\uFEFF') ? '\uFEFF' : '';
    files.set(file, mark + (isWindows ? text.replaceAll('\n', '\r\n') : text));
  }
  return files;
}
