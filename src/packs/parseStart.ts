import type { Source, StartPage } from '../core/course/pack.ts';
import { startHeadSchema } from '../core/course/pack.ts';
import { checkLesson, type CheckedBody } from './checkLesson.ts';
import { readLessonFile } from './lessonFile.ts';
import { checkFigurePlaces } from './parseFigures.ts';
import type { PackReader } from './reader.ts';

export const startFile = 'start.md';

export interface ParsedStart extends Pick<CheckedBody, 'cited' | 'links'> {
  /** Undefined where its head is broken. */
  readonly page: Omit<StartPage, 'language'> | undefined;
}

/** Reads `start.md`, the page to begin with, if the pack has one. */
export function parseStart(
  reader: PackReader,
  sources: ReadonlyMap<string, Source> | undefined,
): ParsedStart | undefined {
  const text = reader.optional(startFile);
  if (text === undefined) return undefined;
  const read = readLessonFile(startFile, text, startHeadSchema);
  if ('code' in read) {
    reader.problems.push(read);
    return undefined;
  }
  const head = reader.keep(read.head).value;
  const checked = checkLesson(startFile, read.body, read.bodyLine, [], (key) => sources?.has(key) ?? true);
  reader.problems.push(...checked.problems);
  for (const { path, line } of checked.images) {
    reader.report('lesson.no-image', `This page has no pictures: \`${path}\` can't be shown.`, startFile, {
      line,
      column: 1,
    });
  }
  checkFigurePlaces(reader, startFile, checked.figures, new Map());
  if (!head) return { page: undefined, cited: checked.cited, links: checked.links };
  const { title, question, minutes } = head;
  return { page: { title, question, minutes, body: read.body }, cited: checked.cited, links: checked.links };
}
