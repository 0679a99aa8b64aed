import { z } from 'zod';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { hintsSchema } from '../core/course/lab.ts';
import {
  outlineSchema,
  sourceSchema,
  type LabFiles,
  type Lesson,
  type Outline,
  type Pack,
  type Source,
} from '../core/course/pack.ts';
import {
  bibliographyFile,
  checkLabLessons,
  checkOutline,
  checkSources,
  hintsFile,
  outlineFile,
} from './crossChecks.ts';
import type { PackFiles } from './folder.ts';
import { hashFiles } from './hash.ts';
import { parseLab, type ParsedLab } from './parseLab.ts';
import { parseLesson, type ParsedLesson } from './parseLesson.ts';
import { sortProblems } from './position.ts';
import { PackReader } from './reader.ts';

const keySchema = z.string().regex(/^[a-z0-9]+$/, 'keys have lower-case letters and digits only');
const bibliographySchema = z.record(keySchema, sourceSchema);

/**
 * Makes a pack of its files, or tells everything that is wrong with them. What is on disk is read even where the outline
 * is broken, so that an author sees all of it at once. Pure.
 */
export function parsePack(files: PackFiles): Result<Pack, Problem[]> {
  const reader = new PackReader(files);
  const outline = reader.yaml(outlineFile, outlineSchema, 'the outline of the pack');
  const bibliography = files.has(bibliographyFile)
    ? reader.yaml(bibliographyFile, bibliographySchema, 'the sources')
    : undefined;
  const sources = bibliography?.problems.length ? undefined : new Map(Object.entries(bibliography?.value ?? {}));

  // Where they are broken, that is the problem to mend, not the hints that labs miss.
  const packHints = files.has(hintsFile) ? reader.yaml(hintsFile, hintsSchema, 'the hints for every lab')?.value : {};

  const listed = outline?.value?.modules.flatMap((module) => module.lessons) ?? [];
  const lessonIds = new Set([...listed.map(({ id }) => id), ...reader.folders('lessons')]);
  const labIds = new Set([
    ...listed.flatMap(({ lab }) => lab ?? []),
    ...(outline?.value?.labs ?? []),
    ...reader.folders('labs'),
  ]);
  const lessons = new Map([...lessonIds].map((id) => [id, parseLesson(reader, id, sources)]));
  const labs = new Map([...labIds].map((id) => [id, parseLab(reader, id, packHints)]));

  if (outline?.value) checkOutline(reader, outline, outline.value, lessonIds, labIds);
  checkLabLessons(reader, outline?.value, lessons, labs);
  if (bibliography?.value) checkSources(reader, bibliography, bibliography.value, lessons);
  for (const path of ['README.md', 'LICENSE', 'CHANGELOG.md']) reader.optional(path);
  for (const file of reader.leftovers()) {
    reader.report(
      'pack.unknown-file',
      "This file isn't part of a pack. Check its name and folder, or take it out.",
      file,
    );
  }

  if (!outline?.value || reader.problems.length > 0) return fail(sortProblems(reader.problems));
  return succeed(assemble(outline.value, hashFiles(files), sources ?? new Map(), lessons, labs));
}

function assemble(
  outline: Outline,
  hash: string,
  sources: ReadonlyMap<string, Source>,
  lessons: ReadonlyMap<string, ParsedLesson | undefined>,
  labs: ReadonlyMap<string, ParsedLab>,
): Pack {
  const { id, version, title, modules } = outline;
  const wholeLessons = new Map<string, Lesson>();
  for (const { id: lessonId, lab } of modules.flatMap((module) => module.lessons)) {
    const lesson = lessons.get(lessonId)?.lesson;
    if (lesson) wholeLessons.set(lessonId, lab === undefined ? lesson : { ...lesson, labId: lab });
  }
  const wholeLabs = new Map<string, LabFiles>();
  for (const [labId, { files }] of labs) if (files) wholeLabs.set(labId, files);
  return { id, version, hash, title, modules, lessons: wholeLessons, labs: wholeLabs, sources };
}
