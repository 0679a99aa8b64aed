import { say } from '../../core/base/say.ts';
import { calls } from './calls.ts';
import type { Context } from './context.ts';
import { numbersOf } from './numbers.ts';
import { codeSpan } from './quote.ts';
import { readPipeline, servicesIn, withoutComments, type Stop } from './reading.ts';

/** What batches do; the lab's services are described by its task. */
const batchWords: Readonly<Record<string, () => string>> = {
  filter: () => say('keeps the items for which the answer is yes'),
  split: () => say('parts the items in two: those with a yes, and the others'),
  take: () => say('keeps the first ones, up to a number'),
  plus: () => say('puts batches together'),
  sortBy: () => say('puts items in order'),
  unique: () => say('keeps one item of each text'),
};

/** The stops of the learner's pipeline, each with what it does in the lab's words. */
export function stopsOf({ briefing }: Context): (Stop & { readonly does: string })[] {
  const services = servicesIn(briefing.lab.task);
  const known = new Set([...services.keys(), ...Object.keys(calls)]);
  return readPipeline(briefing.pipeline, known).map((stop) => ({
    ...stop,
    does: services.get(stop.call) ?? batchWords[stop.call]?.() ?? '',
  }));
}

/** A question about a line of the pipeline. */
export const lineQuestion = (line: number, code: string, ask: string): string =>
  say('Line {line}, {code}: {ask}', { line, code: codeSpan(code), ask });

/** The pipeline line by line, as it is written: what each call does, without judging it. */
export function tour(context: Context): string[] {
  const stops = stopsOf(context);
  const numbers = [...new Set(stops.map(({ line }) => line))];
  const lines = numbers.map((line) => {
    const onLine = stops.filter((stop) => stop.line === line);
    const words = onLine.filter(({ does }) => does !== '').map(({ call, does }) => `\`${call}\`: ${does}`);
    return `- ${say('Line {line}', { line })} ${codeSpan(onLine[0]?.code ?? '')}${words.length > 0 ? `  \n  ${words.join('; ')}.` : ''}`;
  });
  if (lines.length === 0) return [say('I found none of this lab’s services in your pipeline.')];
  return [
    say('What your pipeline does, call by call, as its lines stand now. I only read it; I don’t run it.'),
    [...lines, ...returned(context)].join('\n'),
    ...(context.briefing.verdict?.stale === false ? numbersOf(context.briefing) : []),
  ];
}

/** What comes out in the end, where no call stands on that line. */
function returned(context: Context): string[] {
  const lines = withoutComments(context.briefing.pipeline).split('\n');
  const line = lines.findLastIndex((text) => /^\s*return\b/.test(text));
  if (line < 0 || stopsOf(context).some((stop) => stop.line === line + 1)) return [];
  return [
    `- ${say('Line {line}', { line: line + 1 })} ${codeSpan(lines[line]?.trim() ?? '')}  \n  ${say('what comes out of it: nothing else has an effect outside.')}`,
  ];
}
