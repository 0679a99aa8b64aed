import { z } from 'zod';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import {
  outlineSchema,
  sourceSchema,
  type LabFiles,
  type Lesson,
  type Outline,
  type Pack,
  type Source,
} from '../core/course/pack.ts';
import type { PackFiles } from './folder.ts';
import { hashFiles } from './hash.ts';
import { parseLab, type ParsedLab } from './parseLab.ts';
import { parseLesson, type ParsedLesson } from './parseLesson.ts';
import { sortProblems } from './position.ts';
import { PackReader } from './reader.ts';
import type { YamlFile } from './yamlFile.ts';

const outlineFile = 'pack.yaml';
const bibliographyFile = 'bibliography.yaml';
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

  const listed = outline?.value?.modules.flatMap((module) => module.lessons) ?? [];
  const lessonIds = new Set([...listed.map(({ id }) => id), ...reader.folders('lessons')]);
  const labIds = new Set([...listed.flatMap(({ lab }) => lab ?? []), ...reader.folders('labs')]);
  const lessons = new Map([...lessonIds].map((id) => [id, parseLesson(reader, id, sources)]));
  const labs = new Map([...labIds].map((id) => [id, parseLab(reader, id)]));

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

function checkOutline(
  reader: PackReader,
  yaml: YamlFile<Outline>,
  outline: Outline,
  lessonIds: ReadonlySet<string>,
  labIds: ReadonlySet<string>,
): void {
  const seen = new Set<string>();
  const once = (kind: string, id: string, ...path: (string | number)[]): void => {
    const key = `${kind} ${id}`;
    if (seen.has(key)) {
      reader.report('pack.duplicate-id', `The ${kind} \`${id}\` is listed twice.`, outlineFile, yaml.locate(path));
    }
    seen.add(key);
  };
  outline.modules.forEach((module, m) => {
    once('module', module.id, 'modules', m, 'id');
    module.lessons.forEach((lesson, l) => {
      once('lesson', lesson.id, 'modules', m, 'lessons', l, 'id');
      if (lesson.lab !== undefined) once('lab', lesson.lab, 'modules', m, 'lessons', l, 'lab');
    });
  });
  for (const [kind, ids] of [
    ['lesson', lessonIds],
    ['lab', labIds],
  ] as const) {
    for (const id of ids) {
      if (seen.has(`${kind} ${id}`)) continue;
      const message = `No lesson in pack.yaml lists this ${kind}. List it, or take the folder out.`;
      reader.report('pack.not-listed', message, `${kind}s/${id}`);
    }
  }
}

/** Labs point at lessons: at the one they belong to, and per flaw at the section that explains it. */
function checkLabLessons(
  reader: PackReader,
  outline: Outline | undefined,
  lessons: ReadonlyMap<string, ParsedLesson | undefined>,
  labs: ReadonlyMap<string, ParsedLab>,
): void {
  const listed = outline?.modules.flatMap((module) => module.lessons) ?? [];
  for (const [id, { yaml }] of labs) {
    if (!yaml?.value) continue;
    const { lesson, rubric } = yaml.value;
    const report = (code: string, message: string, ...path: string[]): void => {
      reader.report(code, message, `labs/${id}/lab.yaml`, yaml.locate(path));
    };
    if (!lessons.has(lesson)) report('lab.unknown-lesson', `This pack has no lesson \`${lesson}\`.`, 'lesson');
    else if (listed.some((entry) => entry.lab === id && entry.id !== lesson)) {
      report('lab.other-lesson', `In pack.yaml another lesson than \`${lesson}\` has this lab.`, 'lesson');
    }
    for (const [flaw, target] of Object.entries(rubric.lessons)) {
      const [lessonId = '', section = ''] = target.split('#');
      const problem = !lessons.has(lessonId)
        ? `This pack has no lesson \`${lessonId}\`. Write \`lesson#section\`.`
        : lessons.get(lessonId)?.sections.has(section) === false
          ? `The lesson \`${lessonId}\` has no section \`${section}\`.`
          : undefined;
      if (problem !== undefined) report('lab.unknown-section', problem, 'rubric', 'lessons', flaw);
    }
  }
}

function checkSources(
  reader: PackReader,
  yaml: YamlFile<Record<string, Source>>,
  sources: Record<string, Source>,
  lessons: ReadonlyMap<string, ParsedLesson | undefined>,
): void {
  for (const key of Object.keys(sources)) {
    if ([...lessons.values()].some((lesson) => lesson?.cited.has(key))) continue;
    const message = `No lesson cites \`@${key}\`. Cite it, or take it out.`;
    reader.report('pack.unused-source', message, bibliographyFile, yaml.locate([key]));
  }
}
