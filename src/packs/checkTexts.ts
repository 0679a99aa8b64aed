import type { Problem } from '../core/base/result.ts';
import { checkProse } from './checkProse.ts';
import { checkToBeWritten } from './checkToBeWritten.ts';
import { checkTranslations } from './checkTranslations.ts';
import type { PackFiles } from './folder.ts';

/** Everything that can be wrong with what a pack's files say, although they can be read. Pure. */
export const checkTexts = (files: PackFiles): Problem[] => [
  ...checkProse(files),
  ...checkToBeWritten(files),
  ...checkTranslations(files),
];
