import { z } from 'zod';
import { idSchema } from './id.ts';
import { flawIdSchema, schemaVersion, type Lab } from './lab.ts';
import { lacksOf } from './needs.ts';
import { FLAWS_OF, labWorldSchema, type LabWorld } from './world.ts';

const sentences = z.array(z.string().min(1));

/** A system that others built, as a small pipeline: what it keeps of the real one, and what it leaves out. */
export const systemSchema = z.strictObject({
  id: idSchema,
  /** The name of the system. */
  title: z.string().min(1),
  /** When it was first described. */
  year: z.number().int().min(1900).max(2200),
  /** One sentence for the list of systems. */
  summary: z.string().min(1),
  /** Citation keys of `bibliography.yaml`. */
  sources: z.array(z.string().min(1)).min(1),
  /** What of the system the pipeline keeps, a sentence each. */
  faithful: sentences.min(1),
  /** What is left out or different, the limits of the world included. */
  simplified: sentences.min(1),
  /** What to change, and where to look then. */
  try: sentences.min(2).max(3),
  /** The lesson that tells of it: `lessonId`, or `lessonId#section`. */
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+(#[a-z0-9-]+)?$/, 'write the id of a lesson, or `lesson#section`')
    .optional(),
  world: labWorldSchema,
  /** The flaws that are found in it, and no others. */
  expect: z.array(flawIdSchema).default([]),
});

/** `system.yaml`. The file beside it: `pipeline.ts`. */
export const systemFileSchema = systemSchema.extend({ schema: schemaVersion });

export type System = z.infer<typeof systemSchema>;

/** To read a pipeline, run it, and change one thing. */
const MINUTES = 10;

/** Every flaw that can be looked for in a world. */
export function flawsServed(world: LabWorld): string[] {
  const serves = (flaw: string): boolean => lacksOf({ world, rubric: rubricOf([flaw]) }).length === 0;
  return FLAWS_OF[world.kind].filter(serves);
}

/**
 * A system as a lab, so that whatever runs and grades labs runs it too: all flaws that its world can serve are looked for,
 * none of them weighs more than another, and nothing is scored. It belongs to no lesson: what a lesson has is its own lab.
 * @param explained the lesson section that explains a flaw, by flaw
 */
export function labOfSystem(system: System, explained: Readonly<Record<string, string>> = {}): Lab {
  const { id, title, summary, world, expect } = system;
  const flaws = flawsServed(world);
  const lessons = Object.fromEntries(flaws.flatMap((flaw) => (explained[flaw] ? [[flaw, explained[flaw]]] : [])));
  return {
    id,
    title,
    summary,
    minutes: MINUTES,
    world,
    rubric: { ...rubricOf(flaws), lessons },
    hints: {},
    measures: [],
    scored: false,
    expect: { skeleton: expect, variants: {} },
  };
}

const rubricOf = (flaws: readonly string[]): Lab['rubric'] => ({
  passMark: 100,
  flaws: Object.fromEntries(flaws.map((flaw) => [flaw, 1])),
  requires: [],
  lessons: {},
});
