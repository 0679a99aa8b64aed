import type { z } from 'zod';
import { lessonHeadSchema, type Lesson, type Source } from '../core/course/pack.ts';
import { quizSchema, type Question, type Quiz } from '../core/course/quiz.ts';
import { checkLesson, type CheckedBody } from './checkLesson.ts';
import { parseImages } from './images.ts';
import { readLessonFile } from './lessonFile.ts';
import {
  checkFigurePlaces,
  checkFiguresShown,
  objectionsTo,
  parseFigures,
  type ParsedFigures,
} from './parseFigures.ts';
import type { PackReader } from './reader.ts';
import type { YamlFile } from './yamlFile.ts';

type Head = z.infer<typeof lessonHeadSchema>;

/** A term as a lesson lists it. */
export type WrittenTerm = Head['terms'][number];

export interface ParsedLesson extends Pick<CheckedBody, 'sections' | 'cited' | 'links'> {
  readonly head: Head | undefined;
  /** Where a value of the head stands in `lesson.md`. */
  readonly locate: YamlFile<unknown>['locate'];
  /** Questions of the module's test. */
  readonly test: readonly Question[];
  /** Undefined where a part of it is broken. Its terms are as written: some are names only. */
  readonly lesson: (Omit<Lesson, 'labId' | 'terms' | 'language'> & Pick<Head, 'terms'>) | undefined;
}

export const nameOf = (term: WrittenTerm): string => (typeof term === 'string' ? term : term.term);

/** Reads `lessons/<id>/`. `sources` is undefined where the bibliography is broken: then citations aren't looked up. */
export function parseLesson(
  reader: PackReader,
  id: string,
  sources: ReadonlyMap<string, Source> | undefined,
): ParsedLesson | undefined {
  const folder = `lessons/${id}`;
  const file = `${folder}/lesson.md`;
  const quizFile = `${folder}/quiz.yaml`;
  const testFile = `${folder}/test.yaml`;
  const quiz = reader.yaml(quizFile, quizSchema, "the lesson's questions");
  const test = reader.has(testFile)
    ? reader.yaml(testFile, quizSchema, "the module test's questions on it")
    : undefined;
  const figures = parseFigures(reader, folder);
  const text = reader.text(file, "the lesson's text");
  if (text === undefined) return undefined;
  const read = readLessonFile(file, text, lessonHeadSchema);
  if ('code' in read) {
    reader.problems.push(read);
    return undefined;
  }
  const head = reader.keep(read.head).value;
  const terms = head?.terms.map(nameOf) ?? [];
  const {
    problems,
    sections,
    cited,
    links,
    images: shown,
    figures: places,
  } = checkLesson(file, read.body, read.bodyLine, terms, (key) => sources?.has(key) ?? true);
  reader.problems.push(...problems);
  const images = parseImages(reader, folder, shown);
  checkFigurePlaces(reader, file, places, figures);
  checkFiguresShown(reader, folder, places, figures);
  if (quiz?.value) checkQuiz(reader, quizFile, quiz, quiz.value, sections, figures);
  if (test?.value) checkQuiz(reader, testFile, test, test.value, sections, 'none');
  const whole = head && quiz?.value && { head, quiz: quiz.value };
  const questions = test?.value?.questions ?? [];
  const running = [...figures.values()].filter((figure) => figure !== undefined);
  const lesson = whole && {
    ...content(whole.head),
    id,
    body: read.body,
    quiz: whole.quiz,
    test: questions,
    figures: running,
    images,
  };
  return { head, locate: read.head.locate, lesson, test: questions, sections, cited, links };
}

/** What the head says about the lesson, without the version of its format. */
const content = ({ title, question, minutes, objectives, terms }: Head): Omit<Head, 'schema'> => ({
  title,
  question,
  minutes,
  objectives,
  terms,
});

function checkQuiz(
  reader: PackReader,
  file: string,
  yaml: YamlFile<Quiz>,
  quiz: Quiz,
  sections: ReadonlySet<string>,
  /** Those of the lesson, or 'none' where questions can't run one. */
  figures: ParsedFigures | 'none',
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
    if (question.simulate && figures === 'none') {
      const message = "A test has no figures. Take `simulate` out, or put the question into the lesson's quiz.";
      reader.report('quiz.simulate', message, file, at('simulate'));
    } else if (question.simulate && figures !== 'none') {
      for (const { message, path } of objectionsTo(question.simulate, figures)) {
        reader.report('quiz.simulate', message, file, at('simulate', ...path));
      }
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
