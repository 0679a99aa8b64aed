import type { Lesson, Source } from '../core/course/pack.ts';
import { quizSchema, type Quiz } from '../core/course/quiz.ts';
import { checkLesson, type CheckedBody } from './checkLesson.ts';
import { readLessonFile } from './lessonFile.ts';
import type { PackReader } from './reader.ts';
import type { YamlFile } from './yamlFile.ts';

export interface ParsedLesson extends Pick<CheckedBody, 'sections' | 'cited'> {
  /** Undefined where a part of it is broken. */
  readonly lesson: Omit<Lesson, 'labId'> | undefined;
}

/** Reads `lessons/<id>/`. `sources` is undefined where the bibliography is broken: then citations aren't looked up. */
export function parseLesson(
  reader: PackReader,
  id: string,
  sources: ReadonlyMap<string, Source> | undefined,
): ParsedLesson | undefined {
  const folder = `lessons/${id}`;
  const file = `${folder}/lesson.md`;
  const quiz = reader.yaml(`${folder}/quiz.yaml`, quizSchema, "the lesson's questions");
  const text = reader.text(file, "the lesson's text");
  if (text === undefined) return undefined;
  const read = readLessonFile(file, text);
  if ('code' in read) {
    reader.problems.push(read);
    return undefined;
  }
  const head = reader.keep(read.head).value;
  const terms = head?.terms.map(({ term }) => term) ?? [];
  const { problems, sections, cited } = checkLesson(
    file,
    read.body,
    read.bodyLine,
    terms,
    (key) => sources?.has(key) ?? true,
  );
  reader.problems.push(...problems);
  if (quiz?.value) checkQuiz(reader, `${folder}/quiz.yaml`, quiz, quiz.value, sections);
  const lesson = head && quiz?.value ? { ...head, id, body: read.body, quiz: quiz.value } : undefined;
  return { lesson, sections, cited };
}

function checkQuiz(
  reader: PackReader,
  file: string,
  yaml: YamlFile<Quiz>,
  quiz: Quiz,
  sections: ReadonlySet<string>,
): void {
  const ids = new Set<string>();
  quiz.questions.forEach((question, q) => {
    const at = (...path: (string | number)[]): { line: number; column: number } =>
      yaml.locate(['questions', q, ...path]);
    if (ids.has(question.id)) {
      reader.report('quiz.duplicate-question', `Two questions have the id \`${question.id}\`.`, file, at('id'));
    }
    ids.add(question.id);
    if (question.section !== undefined && !sections.has(question.section)) {
      const message = `The lesson has no section \`${question.section}\`.`;
      reader.report('quiz.unknown-section', message, file, at('section'));
    }
    const options = new Set<string>();
    question.options.forEach((option, o) => {
      if (options.has(option.id)) {
        const message = `Two options of this question have the id \`${option.id}\`.`;
        reader.report('quiz.duplicate-option', message, file, at('options', o, 'id'));
      }
      options.add(option.id);
    });
  });
}
