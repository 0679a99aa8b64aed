import { fail, succeed, type Problem, type Result } from '../../core/base/result.ts';
import { quizSchema, type Question } from '../../core/course/quiz.ts';
import { checkTexts } from '../checkTexts.ts';
import { limits, type PackFiles } from '../folder.ts';
import { parsePack } from '../parsePack.ts';
import { problemAt, sortProblems } from '../position.ts';
import { parseYaml } from '../yamlFile.ts';
import { addQuestions } from './addQuestions.ts';
import { freeId, type ReadQuestion } from './readQtiItem.ts';

export interface ImportPlan {
  /** The quiz that would be changed, relative to the pack. */
  readonly file: string;
  /** As they would be written, with what a person should know about each. */
  readonly questions: readonly { readonly question: Question; readonly notes: readonly string[] }[];
  /** The quiz with them; or what stands in the way, with file and line. */
  readonly outcome: Result<{ readonly text: string; readonly toDo: readonly Problem[] }, readonly Problem[]>;
}

/**
 * What questions from elsewhere would come to in a lesson's quiz, after every check of `groundloop check` but the grading.
 * `toDo` is what the checks find then that they don't now, and an author may mend later. Nothing is written. Pure.
 * @param only the ids of those to take; all unless told
 */
export function planImport(
  files: PackFiles,
  lesson: string,
  read: readonly ReadQuestion[],
  only?: readonly string[],
): Result<ImportPlan, readonly Problem[]> {
  const file = `lessons/${lesson}/quiz.yaml`;
  const text = files.get(file);
  if (text === undefined)
    return fail([problemAt('import.no-lesson', `The pack has no lesson \`${lesson}\` with a quiz.`, file)]);
  const quiz = parseYaml(file, text, quizSchema);
  if (!quiz.value) return fail(quiz.problems);
  const sections = sectionsOf(files.get(`lessons/${lesson}/lesson.md`) ?? '');
  const all = placed(read, quiz.value.questions, sections);
  const unknown = only?.filter((id) => !all.some(({ question }) => question.id === id)) ?? [];
  if (unknown.length > 0)
    return fail(unknown.map((id) => ({ code: 'import.unknown', message: `There is no question \`${id}\` in it.` })));
  const questions = all.filter(({ question }) => only?.includes(question.id) ?? true);
  const added = questions.map(({ question }) => question);
  return succeed({ file, questions, outcome: outcomeOf(files, file, text, added) });
}

function outcomeOf(
  files: PackFiles,
  file: string,
  text: string,
  questions: readonly Question[],
): ImportPlan['outcome'] {
  const added = addQuestions(file, text, questions);
  if (!added.ok) return added;
  if (Buffer.byteLength(added.value) > limits.fileBytes) {
    const message = `With all of them the quiz would have more than ${limits.fileBytes / 1024} kB. Take fewer, with --only.`;
    return fail([problemAt('import.too-big', message, file)]);
  }
  const before = new Set(problemsOf(files).map(keyOf));
  const found = problemsOf(new Map([...files, [file, added.value]])).filter((problem) => !before.has(keyOf(problem)));
  // What is elsewhere is only out of date now: a translation can't be mended before its original is there.
  const stops = found.filter(({ code, where }) => where?.file === file && code !== 'quiz.to-be-written');
  return stops.length > 0 ? fail(stops) : succeed({ text: added.value, toDo: found });
}

/** With ids that are free in the quiz, and without sections that the lesson doesn't have. */
function placed(
  read: readonly ReadQuestion[],
  there: readonly Question[],
  sections: ReadonlySet<string>,
): ImportPlan['questions'] {
  const ids = new Set(there.map(({ id }) => id));
  const asked = new Set(there.map(({ ask }) => ask));
  return read.map(({ question: { section, ...question }, notes }) => {
    const id = freeId(question.id, (taken) => ids.has(taken));
    ids.add(id);
    const known = section !== undefined && sections.has(section);
    return {
      question: { ...question, id, ...(known && { section }) },
      notes: [
        ...notes,
        ...(id === question.id
          ? []
          : [`The quiz has a question \`${question.id}\` already: this one becomes \`${id}\`.`]),
        ...(asked.has(question.ask) ? ['The quiz asks this already.'] : []),
        ...(section === undefined || known ? [] : [`Left out: the lesson has no section \`${section}\`.`]),
      ],
    };
  });
}

const sectionsOf = (lesson: string): ReadonlySet<string> =>
  new Set([...lesson.matchAll(/^## .*\{#([^}\s]+)\}\s*$/gm)].map(([, id]) => id ?? ''));

function problemsOf(files: PackFiles): Problem[] {
  const pack = parsePack(files);
  return sortProblems([...(pack.ok ? [] : pack.problem), ...checkTexts(files)]);
}

const keyOf = ({ code, message, where }: Problem): string => JSON.stringify([code, message, where?.file, where?.line]);
