import { z } from 'zod';
import { parseJson } from '../base/parseJson.ts';

/** Why a learner's files were kept: a save, a graded run, or something of ours that was about to change them. */
export const keepReasons = ['saved', 'found', 'graded', 'reset', 'restore', 'repair', 'apply', 'update'] as const;
export type KeepReason = (typeof keepReasons)[number];

/** Relative, with `/`, and nowhere but below the lab's folder: what is put back goes there. */
const pathSchema = z.string().regex(/^(?!\.{1,2}(\/|$))[^/\\:]+(\/(?!\.{1,2}(\/|$))[^/\\:]+)*$/);

const keptFileSchema = z.object({
  path: pathSchema,
  /** SHA-256 of its bytes, in hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
});

const keptSchema = z.object({
  type: z.literal('kept'),
  id: z.string().min(1),
  at: z.iso.datetime(),
  /** One of `keepReasons`, or what a newer version calls it. */
  why: z.string(),
  /** It was on the screen only. */
  unsaved: z.boolean().optional(),
  run: z.object({ score: z.number(), passed: z.boolean() }).optional(),
  files: z.array(keptFileSchema),
});

/** A line of a timeline's index. Lines are only ever added: `dropped` ones name what is no longer kept. */
const timelineLineSchema = z.discriminatedUnion('type', [
  keptSchema,
  z.object({ type: z.literal('dropped'), at: z.iso.datetime(), ids: z.array(z.string()) }),
]);

export type KeptFile = z.infer<typeof keptFileSchema>;
export type Kept = z.infer<typeof keptSchema>;
export type TimelineLine = z.infer<typeof timelineLineSchema>;

/** What is kept, by id, the oldest first. */
export type Timeline = ReadonlyMap<string, Kept>;

/** One line of the index; undefined where it is torn, or of a version to come. Never throws. */
export function parseTimelineLine(text: string): TimelineLine | undefined {
  return timelineLineSchema.safeParse(parseJson(text)).data;
}

/** What is kept after these lines. */
export function withLines(timeline: Timeline, lines: Iterable<TimelineLine>): Timeline {
  const kept = new Map(timeline);
  for (const line of lines) {
    if (line.type === 'dropped') for (const id of line.ids) kept.delete(id);
    else if (!kept.has(line.id)) kept.set(line.id, line);
  }
  return kept;
}

/** Whether keeping this says anything that the timeline doesn't. What something of ours is about to change always does. */
export function isNews(timeline: Timeline, kept: Kept): boolean {
  const all = [...timeline.values()];
  const last = all.at(-1);
  switch (kept.why) {
    case 'saved':
      return !last || !holds(last, kept);
    case 'found':
      return !all.some((other) => holds(other, kept));
    case 'graded':
      return last?.why !== 'graded' || !holds(last, kept) || last.run?.score !== kept.run?.score;
    default:
      return true;
  }
}

/** What a learner sees, the newest first: a save that was graded right after is one thing. */
export function shownTimeline(timeline: Timeline): readonly Kept[] {
  const all = [...timeline.values()];
  return all.filter((kept, i) => !isCoveredBy(kept, all[i + 1])).reverse();
}

export const isCoveredBy = (kept: Kept, next: Kept | undefined): boolean =>
  next?.why === 'graded' && (kept.why === 'saved' || kept.why === 'found') && holds(next, kept);

const holds = (all: Kept, some: Kept): boolean =>
  some.files.every(({ path, hash }) => all.files.some((file) => file.path === path && file.hash === hash));
