import { parseJson } from '../base/parseJson.ts';
import { applyEvent, noProgress, progressEventSchema, type Progress, type ProgressEvent } from './progress.ts';
import { mergeByTime, type Timed } from './mergeByTime.ts';

/** One line of the progress journal, read as far as it can be. */
export type JournalLine =
  | {
      readonly kind: 'event';
      readonly event: ProgressEvent;
      /** When it was imported, the same for all of one import; not there for what was done here. */
      readonly imported?: string;
    }
  /** Whole, but of a type this version doesn't know: written by a newer one. Kept, never rewritten. */
  | { readonly kind: 'unknown'; readonly text: string }
  /** Torn or not an event: set aside. */
  | { readonly kind: 'damaged'; readonly text: string };

export type EventLine = Extract<JournalLine, { kind: 'event' }>;

export interface Replayed {
  readonly progress: Progress;
  readonly unknown: readonly string[];
  readonly damaged: readonly string[];
}

const knownTypes: ReadonlySet<unknown> = new Set(progressEventSchema.options.map((option) => option.shape.type.value));

/** Reads one line of the journal. Never throws. */
export function parseEvent(text: string): JournalLine {
  const value = parseJson(text);
  const event = progressEventSchema.safeParse(value);
  const imported = memberOf(value, 'imported');
  if (event.success) {
    return { kind: 'event', event: event.data, ...(typeof imported === 'string' ? { imported } : {}) };
  }
  const type = memberOf(value, 'type');
  return { kind: typeof type === 'string' && !knownTypes.has(type) ? 'unknown' : 'damaged', text };
}

/** The state after all lines, in order; blank lines are skipped. Never throws, whatever the lines hold. */
export function replay(lines: Iterable<string>): Replayed {
  const events: EventLine[] = [];
  const unknown: string[] = [];
  const damaged: string[] = [];
  for (const text of lines) {
    if (text.trim() === '') continue;
    const line = parseEvent(text);
    if (line.kind === 'event') events.push(line);
    else (line.kind === 'unknown' ? unknown : damaged).push(text);
  }
  return { progress: fold(events), unknown, damaged };
}

/** The state after these events. */
export const fold = (lines: readonly EventLine[]): Progress =>
  inOrder(lines.map((line) => ({ at: line.event.at, ...line }))).reduce(
    (state, { event }) => applyEvent(state, event),
    noProgress,
  );

/**
 * Events in the order in which they count: as they stand in the journal, but those of an import where their time puts
 * them among what stands before it. So an old answer from another machine doesn't undo a newer one, and what is done
 * after an import always comes on top, however wrong a clock was.
 */
export function inOrder<T extends Timed & Pick<EventLine, 'imported'>>(lines: readonly T[]): readonly T[] {
  let ordered: T[] = [];
  for (let start = 0, end; start < lines.length; start = end) {
    const batch = lines[start]?.imported;
    for (end = start + 1; end < lines.length && lines[end]?.imported === batch;) end++;
    const events = lines.slice(start, end);
    ordered = batch === undefined ? ordered.concat(events) : mergeByTime(ordered, events);
  }
  return ordered;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
