import type { Problem } from '../core/base/result.ts';
import { languageSchema, translationSchema, type Outline, type Source, type Translation } from '../core/course/pack.ts';
import { compareBodies } from './compareBodies.ts';
import { compareYaml } from './compareYaml.ts';
import { resolveTerms } from './definitions.ts';
import type { PackFiles } from './folder.ts';
import { termPlace } from '../core/course/term.ts';
import { nameOf, parseLesson, type ParsedLesson } from './parseLesson.ts';
import { parseStart, startFile } from './parseStart.ts';
import { PackReader } from './reader.ts';

export const translationsFolder = 'translations';
export const translationFile = 'translation.yaml';

/** The files of one translation, under the paths of their originals. */
export function filesOf(files: PackFiles, language: string): PackFiles {
  const folder = `${translationsFolder}/${language}/`;
  return new Map(
    [...files].flatMap(([path, text]) => (path.startsWith(folder) ? [[path.slice(folder.length), text]] : [])),
  );
}

/** What a translation is measured by. */
export interface Originals {
  readonly files: PackFiles;
  readonly outline: Outline | undefined;
  readonly lessons: ReadonlyMap<string, ParsedLesson | undefined>;
  readonly sources: ReadonlyMap<string, Source> | undefined;
}

/**
 * Reads `translations/<language>/` as a small pack of its own: in the formats of the originals, and with what they have
 * save the words. A lesson is translated as a whole or not at all.
 */
export function parseTranslation(
  language: string,
  originals: Originals,
): { translation: Translation; problems: Problem[] } {
  const translated = filesOf(originals.files, language);
  const reader = new PackReader(withImages(translated, originals.files));
  const yaml = reader.yaml(translationFile, translationSchema, 'the titles in this language');
  if (!languageSchema.safeParse(language).success) {
    reader.report('translation.language', 'Name the folder after a language, like `zh-tw`.', translationFile);
  }
  for (const id of Object.keys(yaml?.value?.modules ?? {})) {
    if (originals.outline?.modules.some((module) => module.id === id) !== false) continue;
    const message = `This pack has no module \`${id}\`.`;
    reader.report('translation.unknown', message, translationFile, yaml?.locate(['modules', id]));
  }

  const ids = reader.folders('lessons');
  const lessons = new Map(ids.map((id) => [id, parseLesson(reader, id, originals.sources)]));
  for (const id of ids) compareLesson(reader, id, translated, originals.files);
  const start = parseStart(reader, originals.sources);
  comparePages(reader, startFile, translated, originals.files);
  const terms = resolveTerms(reader, lessons);
  for (const file of reader.leftovers()) {
    const message = 'A translation has no such file: what is translated are `start.md` and lessons.';
    reader.report('pack.unknown-file', message, file);
  }

  const listed = originals.outline?.modules.flatMap((module) => module.lessons) ?? [];
  const whole = [...lessons].flatMap(([id, parsed]) => {
    const original = originals.lessons.get(id)?.head?.terms;
    if (!parsed?.lesson || !original) return [];
    // A term keeps its place in the glossary, and what links to it.
    const own = parsed.lesson.terms.flatMap((written, i) => {
      const [term, place] = [terms.of(written), original[i]];
      return term && place !== undefined ? [{ ...term, id: termPlace(nameOf(place)) }] : [];
    });
    const labId = listed.find((entry) => entry.id === id)?.lab;
    return [[id, { ...parsed.lesson, terms: own, language, ...(labId !== undefined && { labId }) }] as const];
  });
  return {
    translation: {
      title: yaml?.value?.title,
      modules: new Map(Object.entries(yaml?.value?.modules ?? {})),
      start: start?.page && { ...start.page, language },
      lessons: new Map(whole),
    },
    problems: reader.problems.map((problem) => inFolder(`${translationsFolder}/${language}`, problem)),
  };
}

/** A picture is translated where it has words; else it is the original's. */
function withImages(translated: PackFiles, originals: PackFiles): PackFiles {
  const images = [...originals].filter(([path]) => {
    const [, lesson] = /^(lessons\/[^/]+\/)images\//.exec(path) ?? [];
    return lesson !== undefined && translated.has(`${lesson}lesson.md`);
  });
  return new Map([...images, ...translated]);
}

function compareLesson(reader: PackReader, id: string, translated: PackFiles, originals: PackFiles): void {
  const folder = `lessons/${id}/`;
  if (!originals.has(`${folder}lesson.md`)) {
    reader.report('translation.unknown', `This pack has no lesson \`${id}\`.`, `${folder}lesson.md`);
    return;
  }
  comparePages(reader, `${folder}lesson.md`, translated, originals);
  for (const [path, original] of originals) {
    if (!path.startsWith(folder) || !path.endsWith('.yaml')) continue;
    const text = translated.get(path);
    if (text !== undefined) reader.problems.push(...compareYaml(path, original, text));
    // Without a quiz or a figure the lesson can't be read at all, and that was said already.
    else if (path === `${folder}test.yaml`) reader.text(path, "the module test's questions on it");
  }
}

/** Compares the head and the text of a page, where it is translated. */
function comparePages(reader: PackReader, path: string, translated: PackFiles, originals: PackFiles): void {
  const [from, to] = [splitPage(originals.get(path)), splitPage(translated.get(path))];
  if (!from || !to) return;
  reader.problems.push(
    ...compareYaml(path, from.head, to.head, 2),
    ...compareBodies(path, from.body, to.body, to.bodyLine),
  );
}

function splitPage(text: string | undefined): { head: string; body: string; bodyLine: number } | undefined {
  const [, head, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text ?? '') ?? [];
  if (head === undefined || body === undefined) return undefined;
  return { head, body, bodyLine: head.split('\n').length + 3 };
}

const inFolder = (folder: string, problem: Problem): Problem => ({
  ...problem,
  where: { ...problem.where, file: `${folder}/${problem.where?.file ?? ''}` },
});
