import type { z } from 'zod';
import type { Problem } from '../core/base/result.ts';
import { lessonHeadSchema } from '../core/course/pack.ts';
import { problemAt } from './position.ts';
import { parseYaml, type YamlFile } from './yamlFile.ts';

export interface LessonFile {
  readonly head: YamlFile<z.infer<typeof lessonHeadSchema>>;
  readonly body: string;
  /** The line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
}

/** Splits `lesson.md` into its head, between two lines `---`, and its Markdown. */
export function readLessonFile(file: string, text: string): LessonFile | Problem {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    const message = 'A lesson starts with its head: a line `---`, then `title:`, `question:`, `minutes:`, then `---`.';
    return problemAt('lesson.no-head', message, file, 1);
  }
  return {
    head: parseYaml(file, lines.slice(1, end).join('\n'), lessonHeadSchema, 2),
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}
