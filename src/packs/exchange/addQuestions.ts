import { isDeepStrictEqual } from 'node:util';
import { Document, visit } from 'yaml';
import { fail, succeed, type Problem, type Result } from '../../core/base/result.ts';
import { quizSchema, type Question } from '../../core/course/quiz.ts';
import { problemAt } from '../position.ts';
import { parseYaml } from '../yamlFile.ts';

/**
 * A quiz's text with questions more, at its end: what the author wrote stays to the letter. Refused where that would not
 * come to exactly those questions. Pure.
 */
export function addQuestions(
  file: string,
  text: string,
  questions: readonly Question[],
): Result<string, readonly Problem[]> {
  const before = parseYaml(file, text, quizSchema);
  if (!before.value) return fail(before.problems);
  const indent = /^( *)- /m.exec(text)?.[1] ?? '  ';
  const block = listOf(questions, 120 - indent.length);
  const added = `${text.trimEnd()}\n${block.replace(/^(?=.)/gm, indent)}`;
  const after = parseYaml(file, added, quizSchema);
  const expected = [...before.value.questions, ...questions];
  if (after.value && isDeepStrictEqual(after.value.questions, expected)) return succeed(added);
  const message = 'Questions can only be added where `questions` is a list over several lines and the last thing here.';
  return fail([problemAt('import.quiz', message, file, 1)]);
}

function listOf(questions: readonly Question[], lineWidth: number): string {
  const document = new Document(questions.map(asWritten));
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'value' && typeof node.value === 'string' && node.value.length > 90) node.type = 'BLOCK_FOLDED';
    },
  });
  return document.toString({ lineWidth });
}

/** As authors write it: only the right option says so. */
const asWritten = ({ id, ask, section, options }: Question) => ({
  id,
  ask,
  ...(section !== undefined && { section }),
  options: options.map(({ right, feedback, ...option }) => ({ ...option, ...(right && { right }), feedback })),
});
