import { say } from '../../core/base/say.ts';
import type { Context } from './context.ts';
import type { Found, Passage } from './library.ts';
import { metricWords } from './metrics.ts';
import { pointer, quote, wasQuoted } from './quote.ts';

/** What the course says about a question, quoted; undefined where it says nothing that fits. */
export function lookUp(context: Context, about = context.question, most = 2): string[] | undefined {
  const passages = fitting(context, about);
  const metrics = context.explains ? metricWords(about) : [];
  if (passages.length === 0 && metrics.length === 0) return undefined;
  // A term is what was asked for; of the sections, those not quoted yet come first.
  const isNew = (passage: Passage): boolean => passage.kind === 'term' || !wasQuoted(context, passage, about);
  const inOrder = [...passages.filter(isNew), ...passages.filter((passage) => !isNew(passage))];
  return [...metrics, ...told(context, inOrder.slice(0, most), about)];
}

/** What the terms mean whose meaning a question asks for beside something else. */
export function definitions(context: Context): string[] {
  const asked = [...context.question.matchAll(meaning)].map(({ groups }) => groups?.['term'] ?? groups?.['what'] ?? '');
  return asked.flatMap((words) => {
    const term = context.library.termIn(words);
    return [...(context.explains ? metricWords(words) : []), ...(term ? told(context, [term], words) : [])];
  });
}

const meaning =
  /\bwhat (?:does|do) (?<term>[^.?!,;]+?) mean\b|\bwhat(?:'s|’s| is| are) (?<what>(?!wrong)[^.?!,;]+?)(?=,|;|[.?!]| and (?:what|why|how|where|which)\b|$)/gi;

/** Quotations or, where the coach only asks, where to read. */
export function told({ briefing, explains }: Context, passages: readonly Passage[], about: string): string[] {
  if (passages.length === 0) return [];
  if (!explains) return [pointer(passages)];
  return passages.map((passage) => quote(briefing.pack, passage, about));
}

/** The passages that are really about a text: a term that it names first, then what has most of its words. */
export function fitting(context: Context, about: string): Passage[] {
  const term = context.library.termIn(about);
  const found = context.find(about).filter(fits);
  const sections = found.map(({ passage }) => passage).filter((passage) => passage !== term);
  return term ? [term, ...sections.filter(({ kind }) => kind === 'section')] : sections;
}

const fits = ({ covers, words }: Found): boolean => covers >= 0.5 || words >= 3;

/** `What is the difference between A and B?`: both sides. */
export function compare(context: Context): string[] | undefined {
  const [, first, second] =
    /between\s+(.+?)\s+and\s+(.+?)\s*[?.!]*$/i.exec(context.question) ??
    /(?:is|are|how does|how do|how is)?\s*(.+?)\s+(?:versus|vs\.?|compared? (?:to|with)|differ(?:s|ent)? from|different to)\s+(.+?)\s*[?.!]*$/i.exec(
      context.question,
    ) ??
    [];
  if (first === undefined || second === undefined) return lookUp(context);
  const sides = [first, second].flatMap((side) => fitting(context, side).slice(0, 1));
  const both = [...new Set([...sides, ...fitting(context, `${first} ${second}`).slice(0, 1)])].slice(0, 3);
  return both.length === 0 ? undefined : told(context, both, context.question);
}

/** In which lesson something is taught. */
export function where(context: Context): string[] | undefined {
  const subject = context.question.replace(
    /\b(?:in )?(?:which|what|where)\b|\b(?:lessons?|sections?|modules?|read|learn|find|explained|taught|course|more|about)\b/gi,
    ' ',
  );
  const passages = fitting(context, subject).filter(({ kind }) => kind === 'section');
  if (passages.length === 0) return undefined;
  const lines = passages.slice(0, 3).map((passage) => {
    const lesson = context.briefing.pack.lessons.find(({ id }) => passage.place.startsWith(`${id}#`));
    return `- [${passage.title}](${passage.href}), ${lesson?.title ?? ''}`;
  });
  return [say('It is taught here:'), lines.join('\n')];
}
