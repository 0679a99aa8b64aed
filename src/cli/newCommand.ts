import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDocument, isSeq } from 'yaml';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { idSchema } from '../core/course/id.ts';
import { outlineFile } from '../packs/crossChecks.ts';
import { authorFiles, typesPath } from '../packs/editorFiles.ts';
import type { PackFiles } from '../packs/folder.ts';
import { formatProblem } from '../packs/position.ts';
import { withLab, withLesson } from '../packs/scaffold/outlineEdit.ts';
import { labTexts, lessonTexts, packTexts, question } from '../packs/scaffold/texts.ts';
import { whyNot } from '../packs/whyNot.ts';
import { EXIT } from './exit.ts';
import { TYPES } from './places.ts';
import { readText } from './readText.ts';
import { refuse } from './refuse.ts';
import { writeWhole } from './writeWhole.ts';

export interface NewOptions {
  /** The folder of the pack; for a new pack, the folder that it is made in. */
  readonly in: string;
  readonly title?: string;
  readonly module?: string;
  readonly lesson?: string;
}

/** `groundloop new pack`: a folder with a whole small pack. Returns the exit code. */
export async function newPack(id: string, options: NewOptions): Promise<number> {
  const folder = join(options.in, id);
  const make = async (): Promise<Result<void>> => {
    const made = await writeNew(folder, packTexts(id, options.title ?? titleOf(id)));
    return made.ok ? writeForEditor(folder) : made;
  };
  return done(await checked(id, make), folder);
}

/** `groundloop new lesson`: its files, and its line in `pack.yaml`. Returns the exit code. */
export async function newLesson(id: string, options: NewOptions): Promise<number> {
  const add = (outline: string) => withLesson(outline, id, options.module);
  const made = await checked(id, () => writePart(options.in, lessonTexts(id, options.title ?? titleOf(id)), add));
  return done(made, join(options.in, 'lessons', id));
}

/** `groundloop new lab`: a lab that works, to be changed, and its line in `pack.yaml`. Returns the exit code. */
export async function newLab(id: string, options: NewOptions): Promise<number> {
  const texts = labTexts(id, options.title ?? titleOf(id), options.lesson);
  const make = async (): Promise<Result<void>> => {
    const made = await writePart(options.in, texts, (outline) => withLab(outline, id, options.lesson));
    return made.ok ? writeForEditor(options.in) : made;
  };
  const made = await checked(id, make);
  return done(made, join(options.in, 'labs', id));
}

/** `groundloop new quiz`: one more question for a lesson's quiz, at its end. Returns the exit code. */
export async function newQuiz(lesson: string, options: NewOptions): Promise<number> {
  const folder = join(options.in, 'lessons', lesson);
  const file = join(folder, 'quiz.yaml');
  const text = await readText(file, "a lesson's quiz.yaml");
  if (!text.ok) return refuse(text.problem);
  const page = await readText(join(folder, 'lesson.md'), 'a lesson');
  if (!page.ok) return refuse(page.problem);
  const section = /^## .*\{#([^}]+)\}/m.exec(page.value)?.[1] ?? 'section';
  const questions = parseDocument(text.value).get('questions');
  const taken = isSeq(questions) ? questions.items.length : 0;
  let n = taken + 1;
  while (text.value.includes(`id: q${n}\n`)) n++;
  const written = await writeWhole(file, `${text.value.trimEnd()}\n${question(`q${n}`, section)}`, 'The quiz');
  return done(written, file);
}

/** The id in words, as a title until there is a better one. */
const titleOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

async function checked(id: string, make: () => Promise<Result<void>>): Promise<Result<void>> {
  const valid = idSchema.safeParse(id);
  if (valid.success) return make();
  return fail({
    code: 'new.id',
    message: `\`${id}\` can't be an id: use lower-case letters, digits and single hyphens.`,
  });
}

function done(made: Result<void>, where: string): number {
  if (!made.ok) return refuse({ ...made.problem, message: formatProblem(made.problem) });
  process.stdout.write(`${where} is ready. Change it as you like; \`groundloop check\` says what is wrong.\n`);
  return EXIT.passed;
}

/** Writes the files of a part, then the outline that names it: a pack is whole before and after. */
async function writePart(
  folder: string,
  texts: PackFiles,
  add: (outline: string) => Result<string>,
): Promise<Result<void>> {
  const file = join(folder, outlineFile);
  const outline = await readFile(file, 'utf8').catch(() => undefined);
  if (outline === undefined) {
    const message = `There is no pack in ${folder}: it has no ${outlineFile}. \`groundloop new pack ID\` makes one.`;
    return fail({ code: 'new.no-pack', message });
  }
  const changed = add(outline);
  if (!changed.ok) return changed;
  const written = await writeNew(folder, texts);
  return written.ok ? writeWhole(file, changed.value, 'The outline') : written;
}

/** The types are those of this Groundloop; a `tsconfig.json` that is there is the author's. */
async function writeForEditor(folder: string): Promise<Result<void>> {
  for (const [path, text] of authorFiles(await readFile(TYPES, 'utf8'))) {
    const file = join(folder, path);
    if (path !== typesPath && (await stat(file).catch(() => undefined))) continue;
    try {
      await mkdir(dirname(file), { recursive: true });
    } catch (error) {
      return fail({ code: 'new.unwritable', message: `${folder} can't be written: ${whyNot(error)}.` });
    }
    const written = await writeWhole(file, text, 'A file for your editor');
    if (!written.ok) return written;
  }
  return succeed(undefined);
}

/** Writes files that aren't there yet; where one is, none is written. */
async function writeNew(folder: string, texts: PackFiles): Promise<Result<void>> {
  for (const path of texts.keys()) {
    const there = await stat(join(folder, path)).catch(() => undefined);
    if (there)
      return fail({ code: 'new.exists', message: `${join(folder, path)} is there already: choose another id.` });
  }
  try {
    for (const [path, text] of texts) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text, { flag: 'wx' });
    }
    return succeed(undefined);
  } catch (error) {
    return fail({ code: 'new.unwritable', message: `${folder} can't be written: ${whyNot(error)}.` });
  }
}
