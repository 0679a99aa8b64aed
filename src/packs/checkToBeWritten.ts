import type { Problem } from '../core/base/result.ts';
import { quizSchema, toBeWritten } from '../core/course/quiz.ts';
import type { PackFiles } from './folder.ts';
import { problemAt } from './position.ts';
import { parseYaml } from './yamlFile.ts';

/** Feedback that an import left to the author. Pure. */
export function checkToBeWritten(files: PackFiles): Problem[] {
  return [...files].flatMap(([file, text]) => {
    if (!/(^|\/)lessons\/[^/]+\/(quiz|test)\.yaml$/.test(file) || !text.includes(toBeWritten)) return [];
    const yaml = parseYaml(file, text, quizSchema);
    return (yaml.value?.questions ?? []).flatMap(({ options }, q) =>
      options.flatMap(({ id, feedback }, o) => {
        if (feedback !== toBeWritten) return [];
        const { line, column } = yaml.locate(['questions', q, 'options', o, 'feedback']);
        const message = `Write what \`${id}\` teaches whoever chooses it.`;
        return [problemAt('quiz.to-be-written', message, file, line, column)];
      }),
    );
  });
}
