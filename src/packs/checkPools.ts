import type { Problem } from '../core/base/result.ts';
import { outlineSchema, type Pack } from '../core/course/pack.ts';
import { plural } from '../core/desk/words.ts';
import { outlineFile } from './crossChecks.ts';
import type { PackFiles } from './folder.ts';
import { problemAt } from './position.ts';
import { isTested } from './testView.ts';
import { parseYaml } from './yamlFile.ts';

/** Tests that ask the same questions each time: whoever fails such a one has seen all its answers. */
export function checkPools(pack: Pack, files: PackFiles): Problem[] {
  const { locate } = parseYaml(outlineFile, files.get(outlineFile) ?? '', outlineSchema);
  return pack.modules.flatMap((module, m) => {
    if (!isTested(module)) return [];
    const { draw } = module.test;
    const questions = module.lessons.flatMap(({ id }) => pack.lessons.get(id)?.test ?? []).length;
    if (questions > draw) return [];
    const { line, column } = locate(['modules', m, 'test', 'draw']);
    const message = `The test draws ${plural(draw, 'question', 'questions')} and has no more: every attempt asks the same. Add some to lessons/…/test.yaml, or draw fewer.`;
    return [problemAt('pack.test-repeats', message, outlineFile, line, column)];
  });
}
