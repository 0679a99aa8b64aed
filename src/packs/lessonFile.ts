import type { z } from 'zod';
import type { Problem } from '../core/base/result.ts';
import { problemAt } from './position.ts';
import { parseYaml, type YamlFile } from './yamlFile.ts';

export interface LessonFile<Head> {
  readonly head: YamlFile<Head>;
  readonly body: string;
  /** The line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
}

/** Splits a page such as `lesson.md` into its head, between two lines `---`, and its Markdown. */
export function readLessonFile<Head>(file: string, text: string, schema: z.ZodType<Head>): LessonFile<Head> | Problem {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    const message =
      'A lesson starts with its head: a line `---`, then `schema: 1`, `title:`, `question:`, `minutes:`, then `---`.';
    return problemAt('lesson.no-head', message, file, 1);
  }
  return {
    head: parseYaml(file, lines.slice(1, end).join('\n'), schema, 2),
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}
