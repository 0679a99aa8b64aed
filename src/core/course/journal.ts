import { applyEvent, noProgress, progressEventSchema, type Progress, type ProgressEvent } from './progress.ts';

/** One line of the progress journal, read as far as it can be. */
export type JournalLine =
  | { readonly kind: 'event'; readonly event: ProgressEvent }
  /** Whole, but of a type this version doesn't know: written by a newer one. Kept, never rewritten. */
  | { readonly kind: 'unknown'; readonly text: string }
  /** Torn or not an event: set aside. */
  | { readonly kind: 'damaged'; readonly text: string };

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
  if (event.success) return { kind: 'event', event: event.data };
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  return { kind: typeof type === 'string' && !knownTypes.has(type) ? 'unknown' : 'damaged', text };
}

/** The state after all lines, in order; blank lines are skipped. Never throws, whatever the lines hold. */
export function replay(lines: Iterable<string>): Replayed {
  let progress = noProgress;
  const unknown: string[] = [];
  const damaged: string[] = [];
  for (const text of lines) {
    if (text.trim() === '') continue;
    const line = parseEvent(text);
    if (line.kind === 'event') progress = applyEvent(progress, line.event);
    else (line.kind === 'unknown' ? unknown : damaged).push(text);
  }
  return { progress, unknown, damaged };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
