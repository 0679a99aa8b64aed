import { say } from '../base/say.ts';
import { z } from 'zod';
import { canonicalJson } from '../base/canonicalJson.ts';
import { parseJson } from '../base/parseJson.ts';
import { fail, succeed, type Result } from '../base/result.ts';
import { inOrder, parseEvent } from './journal.ts';
import { progressEventSchema } from './progress.ts';

const headSchema = z.object({
  groundloop: z.literal('progress'),
  version: z.literal(1),
  exported: z.iso.datetime(),
  /** How many lines follow: a file that was cut short doesn't pass for a whole one. */
  events: z.number().int().nonnegative(),
});

/** Events of a newer version too: they are kept for it. */
const anyEventSchema = z.looseObject({ type: z.string(), at: z.iso.datetime() });

/** An event as it stands in a file, known here or not. */
export type ForeignEvent = Readonly<Record<string, unknown>>;

/**
 * The journal's events as a file of their own: a head, then an event a line, in the order in which they count. Events
 * that this version doesn't know have no say in that: they stay behind the one they stand behind in the journal.
 */
export function exportProgress(lines: Iterable<string>, now: string): string {
  const first: string[] = [];
  const known: { readonly at: string; readonly imported?: string; readonly texts: string[] }[] = [];
  for (const line of lines) {
    const event = readEvent(line);
    if (!event) continue;
    const text = JSON.stringify(asDone(event));
    const parsed = parseEvent(line);
    if (parsed.kind !== 'event') (known.at(-1)?.texts ?? first).push(text);
    else
      known.push({
        at: parsed.event.at,
        ...('imported' in parsed ? { imported: parsed.imported } : {}),
        texts: [text],
      });
  }
  const events = [...first, ...inOrder(known).flatMap(({ texts }) => texts)];
  const head: z.infer<typeof headSchema> = {
    groundloop: 'progress',
    version: 1,
    exported: now,
    events: events.length,
  };
  return [JSON.stringify(head), ...events, ''].join('\n');
}

/** The events of such a file: all of them, or what is wrong and in which line. */
export function parseProgressFile(text: string, file: string): Result<readonly ForeignEvent[]> {
  const refuse = (line: number, what: string) =>
    fail({ code: 'progress.not-imported', message: what, where: { file, line } });
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const first = parseJson(lines[0] ?? '');
  const head = headSchema.safeParse(first);
  if (!head.success) {
    if (isNewer(first))
      return refuse(1, say('The file was written by a newer Groundloop: update the extension to read it.'));
    return refuse(1, say('The file does not begin like an export of Groundloop’s progress.'));
  }
  const events: ForeignEvent[] = [];
  for (const [index, line] of lines.slice(1).entries()) {
    const value = parseJson(line);
    const event = anyEventSchema.safeParse(value);
    if (!event.success)
      return refuse(index + 2, value === undefined ? say('This is not JSON.') : whatIsWrong(event.error));
    const known = progressEventSchema.safeParse(value);
    if (!known.success && parseEvent(line).kind === 'damaged') return refuse(index + 2, whatIsWrong(known.error));
    const kept = asDone(value as ForeignEvent);
    if (identityOf(kept) === undefined)
      return refuse(index + 2, say('This holds a number or a depth that can’t be kept.'));
    events.push(kept);
  }
  if (events.length !== head.data.events) {
    return refuse(
      lines.length,
      say('The file has {length} events, but its first line says {events}.', {
        length: events.length,
        events: head.data.events,
      }),
    );
  }
  return succeed(events);
}

/** The lines to append for those events that the journal doesn't have yet. Two equal ones are two. */
export function linesToImport(events: readonly ForeignEvent[], journal: Iterable<string>, now: string): string[] {
  const there = new Map<string, number>();
  for (const line of journal) {
    const event = readEvent(line);
    const key = event && identityOf(asDone(event));
    if (key !== undefined) there.set(key, (there.get(key) ?? 0) + 1);
  }
  return events.flatMap((event) => {
    const key = identityOf(event) ?? '';
    const left = there.get(key) ?? 0;
    if (left === 0) return [JSON.stringify({ ...event, imported: now })];
    there.set(key, left - 1);
    return [];
  });
}

function readEvent(line: string): ForeignEvent | undefined {
  if (line.trim() === '' || parseEvent(line).kind === 'damaged') return undefined;
  const event = parseJson(line) as ForeignEvent;
  return identityOf(event) === undefined ? undefined : event;
}

/** An event is the same wherever it was imported. */
function asDone({ imported, ...event }: ForeignEvent): ForeignEvent {
  return event;
}

/** Undefined for what JSON reads but can't write again: numbers too large, or very deep nesting. */
function identityOf(event: ForeignEvent): string | undefined {
  try {
    return canonicalJson(event);
  } catch {
    return undefined;
  }
}

const whatIsWrong = ({ issues: [issue] }: z.ZodError): string =>
  issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ${issue.message}` : say('This is not an event.');

const isNewer = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'groundloop' in value &&
  value.groundloop === 'progress' &&
  'version' in value &&
  Number(value.version) > 1;
