import { z } from 'zod';
import { fail, succeed, type Problem, type Result } from '../../core/base/result.ts';
import { say } from '../../core/base/say.ts';
import { currentFormat } from '../../core/course/lab.ts';
import { outlineFile } from '../crossChecks.ts';
import type { PackFiles } from '../folder.ts';
import { problemAt } from '../position.ts';
import { parseYaml } from '../yamlFile.ts';
import { zeroToOne } from './zeroToOne.ts';

/** Takes a pack from one version of the format to the next. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** By path, what it can only guess in a file: for the author to look over. */
  readonly guesses: Readonly<Record<string, string>>;
  /**
   * The pack's files as the next version has them, under the same paths, or what only its author can say. A file that is in a
   * later version already stays as it is, so that a migration that was cut short can be run again. Pure; and once
   * released it stays as it is: the hash of an old pack stands for what its files become.
   */
  readonly take: (files: PackFiles) => Result<PackFiles, Problem[]>;
}

/** Every step that there is, in order. */
export const steps: readonly Step[] = [zeroToOne];

const outlineVersion = z.union([
  z.looseObject({ schema: z.number().int().min(1) }).transform(({ schema }) => schema),
  // The first packs said so instead.
  z.looseObject({ format: z.literal(1) }).transform(() => 0),
]);

/** The version of the format that a pack is in: that of its outline; undefined where it says none. */
export const formatOf = (files: PackFiles): number | undefined =>
  parseYaml(outlineFile, files.get(outlineFile) ?? '', outlineVersion).value;

/** The steps that take a pack from a version to the newest. */
export const stepsFrom = (version: number, all: readonly Step[] = steps): readonly Step[] =>
  all.filter(({ from }) => from >= version);

/** Takes a pack through steps, one after another, up to the first that can't go on. */
export function applySteps(files: PackFiles, chain: readonly Step[]): Result<PackFiles, Problem[]> {
  let taken = files;
  for (const { take } of chain) {
    const next = take(taken);
    if (!next.ok) return fail(next.problem);
    taken = next.value;
  }
  return succeed(taken);
}

/** What there is to say of a pack in an older version of the format; undefined of any other. */
export function olderFormat(files: PackFiles): Problem | undefined {
  const version = formatOf(files);
  if (version === undefined || stepsFrom(version).length === 0) return undefined;
  const message = say(
    'This pack is in version {version} of the format. `groundloop migrate` takes its folder to version {current}.',
    { version: String(version), current: String(currentFormat) },
  );
  return problemAt('pack.older', message, outlineFile, 1);
}
