import { setImmediate as turn } from 'node:timers/promises';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { avoidSchema } from '../core/course/avoid.ts';
import { packHintsSchema } from '../core/course/lab.ts';
import {
  bibliographySchema,
  outlineSchema,
  type LabFiles,
  type Lesson,
  type Outline,
  type Pack,
  type Source,
  type StartPage,
  type SystemFiles,
  type Translation,
} from '../core/course/pack.ts';
import {
  avoidFile,
  bibliographyFile,
  checkLabLessons,
  checkLinks,
  checkOutline,
  checkSources,
  checkSystemLessons,
  checkAvoided,
  checkTests,
  hintsFile,
  outlineFile,
} from './crossChecks.ts';
import type { PackFiles } from './folder.ts';
import { hashFiles } from './hash.ts';
import { olderFormat } from './migrate/migrate.ts';
import { parseLab, type ParsedLab } from './parseLab.ts';
import { resolveTerms, type Definitions } from './definitions.ts';
import { parseLesson, type ParsedLesson } from './parseLesson.ts';
import { parseTranslation, translationsFolder } from './parseTranslation.ts';
import { parseStart } from './parseStart.ts';
import { explainedIn, parseSystem, type ParsedSystem } from './parseSystem.ts';
import { sortProblems } from './position.ts';
import { PackReader } from './reader.ts';

/**
 * Makes a pack of its files in the newest version of the format, or tells everything that is wrong with them. What is on disk is read even where the outline
 * is broken, so that an author sees all of it at once. Pure.
 */
export function parsePack(files: PackFiles): Result<Pack, Problem[]> {
  const steps = parsing(files);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Milliseconds after which whatever else waits gets its turn. */
const PIECE = 15;

/** The same, without keeping others waiting: a large pack takes seconds. */
export async function parsePackInPieces(files: PackFiles): Promise<Result<Pack, Problem[]>> {
  const steps = parsing(files);
  for (let begun = performance.now(); ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - begun < PIECE) continue;
    await turn();
    begun = performance.now();
  }
}

/** Yields where it can be interrupted. */
function* parsing(files: PackFiles): Generator<undefined, Result<Pack, Problem[]>> {
  const reader = new PackReader(files);
  const outline = reader.yaml(outlineFile, outlineSchema, 'the outline of the pack');
  // Then all that is wrong by today's rules is no news.
  const older = outline && !outline.value && olderFormat(files);
  if (older) return fail([older]);
  const bibliography = files.has(bibliographyFile)
    ? reader.yaml(bibliographyFile, bibliographySchema, 'the sources')
    : undefined;
  const sources = bibliography?.problems.length
    ? undefined
    : new Map(Object.entries(bibliography?.value?.sources ?? {}));

  // Where they are broken, that is the problem to mend, not the hints that labs miss.
  const packHints = files.has(hintsFile)
    ? reader.yaml(hintsFile, packHintsSchema, 'the hints for every lab')?.value?.hints
    : {};

  yield;
  const listed = outline?.value?.modules.flatMap((module) => module.lessons) ?? [];
  const lessonIds = new Set([...listed.map(({ id }) => id), ...reader.folders('lessons')]);
  const labIds = new Set([
    ...(outline?.value?.modules ?? []).flatMap(({ capstone }) => capstone ?? []),
    ...listed.flatMap(({ lab }) => lab ?? []),
    ...(outline?.value?.labs ?? []),
    ...reader.folders('labs'),
  ]);
  const systemIds = new Set([...(outline?.value?.systems ?? []), ...reader.folders('systems')]);
  const lessons = yield* parseEach(lessonIds, (id) => parseLesson(reader, id, sources));
  const labs = yield* parseEach(labIds, (id) => parseLab(reader, id, packHints));
  const explained = explainedIn(labs.values());
  const systems = yield* parseEach(systemIds, (id) => parseSystem(reader, id, sources, explained));
  const start = parseStart(reader, sources);
  const terms = resolveTerms(reader, lessons);

  yield;
  if (outline?.value) {
    checkOutline(reader, outline, outline.value, lessonIds, labIds, systemIds);
    checkTests(reader, outline, outline.value, lessons);
  }
  checkLabLessons(reader, outline?.value, lessons, labs);
  checkSystemLessons(reader, lessons, systems);
  const pages = [...lessons.values(), start];
  checkLinks(
    reader,
    [...pages, ...labs.values()].flatMap((page) => page?.links ?? []),
    ({ kind, id, section }) => {
      switch (kind) {
        case 'lesson':
          return lessonIds.has(id) && (section === undefined || lessons.get(id)?.sections.has(section) !== false);
        case 'lab':
          return labIds.has(id);
        case 'test':
          return outline?.value?.modules.some((module) => module.id === id && module.test) ?? true;
        case 'term':
          return terms.places.has(id);
        case 'system':
          return systemIds.has(id);
      }
    },
  );
  if (bibliography?.value) {
    checkSources(reader, bibliography, bibliography.value.sources, [...pages, ...systems.values()]);
  }
  if (reader.has(avoidFile)) {
    checkAvoided(reader, reader.yaml(avoidFile, avoidSchema, 'the claims that the course avoids'), sources);
  }
  const translations = new Map<string, Translation>();
  for (const language of reader.folders(translationsFolder)) {
    reader.leaveOut(`${translationsFolder}/${language}`);
    const read = parseTranslation(language, { files, outline: outline?.value, lessons, sources });
    reader.problems.push(...read.problems);
    translations.set(language, read.translation);
    yield;
  }
  for (const path of ['README.md', 'LICENSE', 'CHANGELOG.md']) reader.optional(path);
  for (const file of reader.leftovers()) {
    reader.report(
      'pack.unknown-file',
      "This file isn't part of a pack. Check its name and folder, or take it out.",
      file,
    );
  }

  yield;
  if (!outline?.value || reader.problems.length > 0) return fail(sortProblems(reader.problems));
  return succeed(
    assemble(outline.value, hashFiles(files), {
      sources: sources ?? new Map(),
      lessons,
      labs,
      systems,
      terms,
      start: start?.page,
      translations,
    }),
  );
}

function* parseEach<T>(ids: Iterable<string>, parse: (id: string) => T): Generator<undefined, Map<string, T>> {
  const parsed = new Map<string, T>();
  for (const id of ids) {
    parsed.set(id, parse(id));
    yield;
  }
  return parsed;
}

interface Parts {
  readonly sources: ReadonlyMap<string, Source>;
  readonly lessons: ReadonlyMap<string, ParsedLesson | undefined>;
  readonly labs: ReadonlyMap<string, ParsedLab>;
  readonly systems: ReadonlyMap<string, ParsedSystem>;
  readonly terms: Definitions;
  readonly start: Omit<StartPage, 'language'> | undefined;
  readonly translations: ReadonlyMap<string, Translation>;
}

function assemble(outline: Outline, hash: string, parts: Parts): Pack {
  const { sources, lessons, labs, systems, terms, start, translations } = parts;
  const { id, version, title, language, modules } = outline;
  const wholeLessons = new Map<string, Lesson>();
  for (const { id: lessonId, lab } of modules.flatMap((module) => module.lessons)) {
    const written = lessons.get(lessonId)?.lesson;
    if (!written) continue;
    const lesson = { ...written, language, terms: written.terms.flatMap((term) => terms.of(term) ?? []) };
    wholeLessons.set(lessonId, lab === undefined ? lesson : { ...lesson, labId: lab });
  }
  const wholeLabs = new Map<string, LabFiles>();
  for (const [labId, { files }] of labs) if (files) wholeLabs.set(labId, files);
  const wholeSystems = new Map<string, SystemFiles>();
  for (const [systemId, { files }] of systems) if (files) wholeSystems.set(systemId, files);
  return {
    id,
    version,
    hash,
    title,
    language,
    translations,
    modules,
    start: start ? { ...start, language } : null,
    lessons: wholeLessons,
    labs: wholeLabs,
    systems: wholeSystems,
    sources,
  };
}
