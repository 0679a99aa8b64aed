import { z } from 'zod';
import { capstoneSchema } from './capstone.ts';
import { idSchema } from './id.ts';
import { authoredMeasureSchema, MOST_MEASURES } from './measure.ts';
import { contentWords } from './topics.ts';
import { labWorldSchema } from './world.ts';

/** The version of the pack format that this Groundloop reads and writes; `packs/migrate` takes older ones to it. */
export const currentFormat = 1;

/** The version of the format that a file is written in. */
export const schemaVersion = z.literal(currentFormat);

export const flawIdSchema = z.string().regex(/^F\d{2}$/, 'flaws are named like F01');

/** What a pipeline of a pack must be caught for: a flaw in play, or a measure of the lab's own that it must fall short of. */
const catchSchema = z.union([flawIdSchema, idSchema], 'flaws are named like F01, measures by their id');

/** What a lab can ask of every loop. */
export const requirements = ['audit', 'pause'] as const;
export type Requirement = (typeof requirements)[number];

/** Per flaw a ladder, from nudge to what to change; never the solution first. */
export const hintsSchema = z.record(flawIdSchema, z.array(z.string().min(1)).min(1));

/** `hints.yaml`: hints for every lab of the pack. */
export const packHintsSchema = z.strictObject({ schema: schemaVersion, hints: hintsSchema });

/** How far the assistant goes: it asks only; it explains too; it also gives the lab's hints. */
export const supportLevels = ['questions', 'concepts', 'hints'] as const;

/** Who the assistant is in a lab, what it says first, and what its instructor wants of it. */
export const assistantSchema = z.strictObject({
  persona: z.string().min(1),
  opening: z.string().min(1),
  /** Topics that it leaves to the class, each in a few words: `the exam of week 5`. */
  avoid: z.array(z.string().refine((topic) => contentWords(topic).length > 0, 'name the topic in words')).default([]),
  support: z.enum(supportLevels).default('hints'),
});

/** A lab's task as data. */
export const labSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  /** One sentence for the list of labs. */
  summary: z.string().min(1),
  assistant: assistantSchema.optional(),
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
  /** Measures of the lab's own, in the order of their charts; `measures.ts` has the code. */
  measures: z.array(authoredMeasureSchema).max(MOST_MEASURES).default([]),
  /** Hints of the lab's own, in place of the pack's. In a pack that was read: the hints of every flaw in play. */
  hints: hintsSchema.default({}),
  /** False for a known system: what is found is told, and nothing is scored, passed or failed. */
  scored: z.boolean().default(true),
  /** For the tests of the pack: what the skeleton and each wrong variant must be caught for. */
  expect: z.strictObject({
    skeleton: z.array(catchSchema),
    variants: z.record(z.string(), z.array(catchSchema).min(1)).default({}),
  }),
});

/**
 * `lab.yaml`. The files beside it: `README.md`, `pipeline.ts`, `prompts/`, `solutions/`, `variants/`; of a capstone,
 * `references/`; with measures of its own, `measures.ts`.
 */
export const labFileSchema = labSchema.omit({ scored: true }).extend({
  schema: schemaVersion,
  expect: labSchema.shape.expect.extend({ skeleton: z.array(catchSchema).min(1) }),
});

export type Lab = z.infer<typeof labSchema>;
export type SupportLevel = (typeof supportLevels)[number];
export type Hints = z.infer<typeof hintsSchema>;
