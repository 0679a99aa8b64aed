import { z } from 'zod';
import type { Figure } from './figure.ts';
import { idSchema } from './id.ts';
import { schemaVersion, type Lab } from './lab.ts';
import type { Question, Quiz } from './quiz.ts';
import type { System } from './system.ts';

/** A language as VS Code names it, in lower case: `en`, `zh-tw`. */
export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'write it like `en` or `zh-tw`');

/** One line that can be seen: it stands in questions that people trust. */
export const lineSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'write one line of characters that can be seen');

/** `pack.yaml`: the outline of a pack. Lessons live in `lessons/<id>/`, labs in `labs/<id>/`, systems in `systems/<id>/`. */
export const outlineSchema = z.strictObject({
  schema: schemaVersion,
  id: idSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'use a version like 1.0.0'),
  title: z.string().min(1),
  /** What it is written in. */
  language: languageSchema.default('en'),
  modules: z
    .array(
      z.strictObject({
        id: idSchema,
        number: z.number().int().nonnegative(),
        title: z.string().min(1),
        lessons: z
          .array(
            z.strictObject({
              id: idSchema,
              /** The number shown; without it, the position in the module. */
              number: z.number().int().positive().optional(),
              lab: idSchema.optional(),
            }),
          )
          .min(1),
        /** The module's test. Its questions are those of `test.yaml` of its lessons. */
        test: z
          .strictObject({
            /** Questions drawn for one attempt, as evenly from the lessons as can be. */
            draw: z.number().int().positive().max(100),
            /** Right answers to pass, in percent. */
            passMark: z.number().int().min(1).max(100).default(80),
          })
          .optional(),
        /** The module's free lab: scored against reference points. */
        capstone: idSchema.optional(),
      }),
    )
    .min(1),
  /** Labs that no lesson has. */
  labs: z.array(idSchema).default([]),
  /** Known systems, in the order in which they are shown. */
  systems: z.array(idSchema).default([]),
});

/**
 * `translations/<language>/translation.yaml`. Beside it are translated files, each under the path and in the format of its
 * original; what isn't there stays in the pack's own language.
 */
export const translationSchema = z.strictObject({
  schema: schemaVersion,
  /** The pack's title. */
  title: z.string().min(1).optional(),
  /** The titles of modules, by id. */
  modules: z.record(z.string(), z.string().min(1)).default({}),
  /** What each translated file was made from: path → fingerprint of the original. `groundloop check` says which it is. */
  originals: z.record(z.string(), z.string()).default({}),
});

/** The head of `lessons/<id>/lesson.md`, between `---` lines. */
export const lessonHeadSchema = z.strictObject({
  schema: schemaVersion,
  title: z.string().min(1),
  /** The question that hooks, asked before anything is explained. */
  question: z.string().min(1),
  minutes: z.number().int().positive(),
  /** What a reader can do afterwards: verbs first, one line each. */
  objectives: z.array(z.string().min(1)).default([]),
  /** The terms used: defined here or, as a name alone, by another lesson of the pack. */
  terms: z
    .array(z.union([z.strictObject({ term: z.string().min(1), definition: z.string().min(1) }), z.string().min(1)]))
    .default([]),
});

/** The head of `start.md`, the page to begin with. */
export const startHeadSchema = lessonHeadSchema.pick({ schema: true, title: true, question: true, minutes: true });

/** One source, with the names that CSL has for its parts. It needs something stable to be found by. */
export const sourceSchema = z
  .strictObject({
    type: z.enum(['article', 'preprint', 'paper-conference', 'book', 'report', 'thesis', 'webpage', 'dataset']),
    author: z.string().min(1),
    title: z.string().min(1),
    /** The year. */
    issued: z.number().int().min(1600).max(2200),
    'container-title': z.string().min(1).optional(),
    DOI: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/, 'write it like 10.1000/xyz')
      .optional(),
    arXiv: z
      .string()
      .regex(/^\d{4}\.\d{4,5}$/, "write its number in quotation marks, like '2305.17493'")
      .optional(),
    URL: z.url().optional(),
    /** The month in which a page was read, for what may change. */
    accessed: z
      .string()
      .regex(/^\d{4}-\d{2}$/, 'write year and month, like 2026-08')
      .optional(),
    note: z.string().min(1).optional(),
  })
  .refine(({ DOI, arXiv, URL }) => DOI ?? arXiv ?? URL, { error: 'say where to find it: `DOI`, `arXiv` or `URL`' })
  .refine(({ DOI, arXiv, URL, accessed }) => DOI ?? arXiv ?? accessed ?? URL === undefined, {
    error: 'a page may change: say when it was read, with `accessed: 2026-08`',
  });

const keySchema = z.string().regex(/^[a-z0-9]+$/, 'keys have lower-case letters and digits only');

/** `bibliography.yaml`: the sources by citation key. */
export const bibliographySchema = z.strictObject({
  schema: schemaVersion,
  sources: z.record(keySchema, sourceSchema),
});

export type Outline = z.infer<typeof outlineSchema>;
export type Source = z.infer<typeof sourceSchema>;

export interface Term {
  /** Its place in the glossary: the same in every language. */
  readonly id: string;
  readonly term: string;
  readonly definition: string;
}

export interface Lesson extends Omit<z.infer<typeof lessonHeadSchema>, 'schema' | 'terms'> {
  readonly id: string;
  /** What it is written in. */
  readonly language: string;
  /** The terms that it uses, wherever they are defined. */
  readonly terms: readonly Term[];
  /** Markdown with blocks such as `::: case` and `[@key]` citations. */
  readonly body: string;
  /** The pictures it shows: `images/name.svg` → SVG. */
  readonly images: ReadonlyMap<string, string>;
  readonly quiz: Quiz;
  /** What the module's test may ask about it. */
  readonly test: readonly Question[];
  /** What runs in the page, where the body has `::: figure <id>`. */
  readonly figures: readonly Figure[];
  readonly labId?: string;
}

/** `start.md`: the page to begin with. */
export interface StartPage extends Omit<z.infer<typeof startHeadSchema>, 'schema'> {
  readonly language: string;
  readonly body: string;
}

/** A lab with its files, all as text. Solutions and variants never leave the host. */
export interface LabFiles {
  readonly lab: Lab;
  readonly readme: string;
  readonly skeleton: string;
  /** File name → text. */
  readonly prompts: ReadonlyMap<string, string>;
  readonly solutions: ReadonlyMap<string, string>;
  readonly variants: ReadonlyMap<string, string>;
  /** Those of a capstone: the pipelines behind its reference points. */
  readonly references: ReadonlyMap<string, string>;
  /** `measures.ts`: the code of its own measures, where it has any. It runs in the sandbox only. */
  readonly measures?: string;
}

/** A known system, and the lab that it is run as. */
export interface SystemFiles {
  readonly system: System;
  /** Its README tells of the system; there are no prompts, solutions or variants. */
  readonly files: LabFiles;
}

/** What a pack has in another language. */
export interface Translation {
  readonly title: string | undefined;
  /** The titles of modules, by id. */
  readonly modules: ReadonlyMap<string, string>;
  readonly start: StartPage | undefined;
  readonly lessons: ReadonlyMap<string, Lesson>;
}

export interface Pack {
  readonly id: string;
  readonly version: string;
  /** SHA-256 over the pack's paths and texts, hex. */
  readonly hash: string;
  readonly title: string;
  /** What it is written in. */
  readonly language: string;
  /** By language. */
  readonly translations: ReadonlyMap<string, Translation>;
  readonly modules: Outline['modules'];
  readonly start: StartPage | null;
  readonly lessons: ReadonlyMap<string, Lesson>;
  /** In the order of the outline: those of lessons first. */
  readonly labs: ReadonlyMap<string, LabFiles>;
  /** In the order of the outline. No id is that of a lab too. */
  readonly systems: ReadonlyMap<string, SystemFiles>;
  readonly sources: ReadonlyMap<string, Source>;
}
