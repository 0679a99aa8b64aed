import { z } from 'zod';
import { idSchema, type Lab } from './lab.ts';
import { quizSchema, type Quiz } from './quiz.ts';

/** `pack.yaml`: the outline of a pack. Lessons live in `lessons/<id>/`, labs in `labs/<id>/`. */
export const outlineSchema = z.strictObject({
  format: z.literal(1),
  id: idSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'use a version like 1.0.0'),
  title: z.string().min(1),
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
      }),
    )
    .min(1),
  /** Labs that no lesson has. */
  labs: z.array(idSchema).default([]),
});

/** The head of `lessons/<id>/lesson.md`, between `---` lines. */
export const lessonHeadSchema = z.strictObject({
  title: z.string().min(1),
  /** The question that hooks, asked before anything is explained. */
  question: z.string().min(1),
  minutes: z.number().int().positive(),
  terms: z.array(z.strictObject({ term: z.string().min(1), definition: z.string().min(1) })).default([]),
});

/** One entry of `bibliography.yaml`, by citation key. */
export const sourceSchema = z.strictObject({
  author: z.string().min(1),
  title: z.string().min(1),
  year: z.number().int(),
  venue: z.string().min(1),
  url: z.url(),
});

export type Outline = z.infer<typeof outlineSchema>;
export type Source = z.infer<typeof sourceSchema>;

export interface Lesson extends z.infer<typeof lessonHeadSchema> {
  readonly id: string;
  /** Markdown with `::: case`, `::: contested`, `::: definition` blocks and `[@key]` citations. */
  readonly body: string;
  readonly quiz: Quiz;
  readonly labId?: string;
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
}

export interface Pack {
  readonly id: string;
  readonly version: string;
  /** SHA-256 over the pack's paths and texts, hex. */
  readonly hash: string;
  readonly title: string;
  readonly modules: Outline['modules'];
  readonly lessons: ReadonlyMap<string, Lesson>;
  /** In the order of the outline: those of lessons first. */
  readonly labs: ReadonlyMap<string, LabFiles>;
  readonly sources: ReadonlyMap<string, Source>;
}

export { quizSchema };
