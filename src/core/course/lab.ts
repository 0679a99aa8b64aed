import { z } from 'zod';
import { capstoneSchema } from './capstone.ts';
import { labWorldSchema } from './world.ts';

export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens');

/** The version of the format that a file is written in. */
export const schemaVersion = z.literal(1);

export const flawIdSchema = z.string().regex(/^F\d{2}$/, 'flaws are named like F01');

/** What a lab can ask of every loop. */
export const requirements = ['audit', 'pause'] as const;
export type Requirement = (typeof requirements)[number];

/** Per flaw a ladder, from nudge to what to change; never the solution first. */
export const hintsSchema = z.record(flawIdSchema, z.array(z.string().min(1)).min(1));

/** `hints.yaml`: hints for every lab of the pack. */
export const packHintsSchema = z.strictObject({ schema: schemaVersion, hints: hintsSchema });

/** A lab's task as data. */
export const labSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  /** One sentence for the list of labs. */
  summary: z.string().min(1),
  /** Who the assistant is in this lab, and what it says first. */
  assistant: z.strictObject({ persona: z.string().min(1), opening: z.string().min(1) }).optional(),
  minutes: z.number().int().positive(),
  /** The lesson that teaches what the lab asks, if there is one. */
  lesson: idSchema.optional(),
  world: labWorldSchema,
  rubric: z.strictObject({
    /** Points to pass; 100 unless told: no flaw left. */
    passMark: z.number().min(0).max(100).default(100),
    /** The flaws in play and their points. */
    flaws: z.record(flawIdSchema, z.number().positive()),
    /** What every loop must do, whether or not its author thought of it: a loop without it has the flaw that is about it. */
    requires: z.array(z.enum(requirements)).default([]),
    /** The lesson section that explains a flaw, by flaw id: `lessonId#section`. Every flaw has one in a lab with a lesson. */
    lessons: z.record(flawIdSchema, z.string()).default({}),
  }),
  /** In a module's free lab: what counts, and the reference points. Then the pass mark is one of its score. */
  capstone: capstoneSchema.optional(),
  /** Hints of the lab's own, in place of the pack's. In a pack that was read: the hints of every flaw in play. */
  hints: hintsSchema.default({}),
  /** False for a known system: what is found is told, and nothing is scored, passed or failed. */
  scored: z.boolean().default(true),
  /** For the tests of the pack: which flaws the skeleton and each wrong variant must be caught for. */
  expect: z.strictObject({
    skeleton: z.array(flawIdSchema),
    variants: z.record(z.string(), z.array(flawIdSchema).min(1)).default({}),
  }),
});

/**
 * `lab.yaml`. The files beside it: `README.md`, `pipeline.ts`, `prompts/`, `solutions/`, `variants/`; of a capstone,
 * `references/`.
 */
export const labFileSchema = labSchema.omit({ scored: true }).extend({
  schema: schemaVersion,
  expect: labSchema.shape.expect.extend({ skeleton: z.array(flawIdSchema).min(1) }),
});

export type Lab = z.infer<typeof labSchema>;
export type Hints = z.infer<typeof hintsSchema>;
