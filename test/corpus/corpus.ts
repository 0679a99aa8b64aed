import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Lab } from '../../src/core/course/lab.ts';
import { PackLibrary } from '../../src/packs/library.ts';

/** The labelled programs; `README.md` says what the labels mean. */

const here = import.meta.dirname;
/** The folder of programs that may run for ever or take all memory: for the real sandbox only. */
export const ADVERSARIES = 'adversaries';

const flawIds = z.array(z.string().regex(/^F\d{2}$/, 'flaws are named like F01'));
const sentence = z.string().min(1);

export const splits = ['design', 'heldout', 'blind'] as const;
export type Split = (typeof splits)[number];

const labelSchema = z.strictObject({
  flaws: flawIds,
  maybe: flawIds.default([]),
  author: sentence,
  split: z.enum(splits),
  shape: z.array(sentence).min(1),
  parent: sentence.optional(),
  source: sentence.optional(),
  note: sentence,
  disagreement: z.strictObject({ found: flawIds, why: sentence }).optional(),
  refused: sentence.optional(),
});

const labelsSchema = z.strictObject({
  lab: sentence,
  programs: z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'file names: lower case and hyphens'), labelSchema),
});

/** A program with its labels. */
export interface Labelled extends z.infer<typeof labelSchema> {
  readonly id: string;
  /** The id of the lab it is graded in. */
  readonly lab: string;
  /** Its TypeScript. */
  readonly code: string;
}

/** A folder of the corpus: `labels.yaml` and the names of its programs. */
export interface Folder {
  readonly name: string;
  readonly lab: string;
  readonly labels: Readonly<Record<string, z.infer<typeof labelSchema>>>;
  /** The ids that have a file. */
  readonly files: readonly string[];
}

/**
 * All folders with a `labels.yaml`.
 * @throws Error naming the file and the label that is wrong
 */
export function readFolders(): Folder[] {
  return readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFolder(name));
}

function readFolder(name: string): Folder {
  const names = readdirSync(join(here, name));
  const parsed = labelsSchema.safeParse(parse(readFileSync(join(here, name, 'labels.yaml'), 'utf8')));
  if (!parsed.success) throw new Error(`test/corpus/${name}/labels.yaml: ${z.prettifyError(parsed.error)}`);
  const files = names.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
  return { name, lab: parsed.data.lab, labels: parsed.data.programs, files };
}

/** The programs of a folder that have both a label and a file. */
export function programsOf({ name, lab, labels, files }: Folder): Labelled[] {
  return Object.entries(labels)
    .filter(([id]) => files.includes(id))
    .map(([id, label]) => ({ ...label, id, lab, code: readFileSync(join(here, name, `${id}.ts`), 'utf8') }));
}

/** Every program that can be graded without the sandbox. */
export const readPrograms = (): Labelled[] =>
  readFolders()
    .filter(({ name }) => name !== ADVERSARIES)
    .flatMap(programsOf);

/**
 * The labs of the built-in pack, by id.
 * @throws Error where the pack can't be read
 */
export async function readLabs(): Promise<Map<string, Lab>> {
  const library = new PackLibrary(join(here, '../../labs'));
  const { packs, problems } = await library.contents();
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return new Map(packs.flatMap((pack) => [...pack.labs].map(([id, { lab }]) => [id, lab])));
}
