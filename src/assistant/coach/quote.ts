import { contentWords } from '../../core/course/topics.ts';
import { say } from '../../core/base/say.ts';
import type { OpenPack } from '../briefing.ts';
import type { Context } from './context.ts';
import type { Passage } from './library.ts';

const longest = 460;

/** Code within a line, whatever is in it. */
export const codeSpan = (code: string): string => (code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``);

/** The part of a passage that is most about a question, as a block of quotation with its place and its sources. */
export function quote({ bibliography }: OpenPack, passage: Passage, question: string): string {
  const sources = bibliography.filter(({ key }) => passage.sources.includes(key)).slice(0, 2);
  const credits = [
    `[${passage.title}](${passage.href})`,
    ...sources.map(({ text, url }) => `[${shortSource(text)}](${url})`),
  ];
  const lines = excerpt(passage.text, question).split('\n');
  return [...lines.map((line) => `> ${line}`.trimEnd()), '>', `> — ${credits.join(' · ')}`].join('\n');
}

/** Whether this conversation has had the same part of a passage before. */
export const wasQuoted = ({ briefing, said }: Context, passage: Passage, question: string): boolean =>
  said.includes(quote(briefing.pack, passage, question));

/** A passage beside an answer: quoted the first time, pointed at after that and where the coach only asks. */
export const cite = (context: Context, passage: Passage, question: string): string =>
  context.explains && !wasQuoted(context, passage, question)
    ? quote(context.briefing.pack, passage, question)
    : pointer([passage]);

/** `Shumailov and others (2024). Title. …` → `Shumailov and others (2024)` */
const shortSource = (text: string): string => /^.*?\(\d{4}\)/.exec(text)?.[0] ?? text.slice(0, 60);

/** The paragraph with most of the question's words, and the next one where both are short. */
export function excerpt(text: string, question: string): string {
  const paragraphs = text.split('\n\n').filter((paragraph) => !/^\s*(?:```|\|)/.test(paragraph));
  const wanted = new Set(contentWords(question));
  const fits = (paragraph: string): number =>
    new Set(contentWords(paragraph).filter((word) => wanted.has(word))).size + (isHeading(paragraph) ? -2 : 0);
  let best = 0;
  paragraphs.forEach((paragraph, i) => {
    if (fits(paragraph) > fits(paragraphs[best] ?? '')) best = i;
  });
  const titled = isHeading(paragraphs[best - 1] ?? '') ? best - 1 : best;
  let taken = paragraphs.slice(titled, best + 1).join('\n\n');
  const next = paragraphs[best + 1];
  if (next !== undefined && !isHeading(next) && taken.length + next.length < longest) taken += `\n\n${next}`;
  return shortened(taken);
}

const isHeading = (paragraph: string): boolean => /^\*\*[^*]+\*\*$/.test(paragraph);

function shortened(text: string): string {
  if (text.length <= longest + 140) return text;
  const end = text.slice(0, longest).search(/[.?!]["”)]?\s+(?=[^.?!]*$)/);
  return `${text.slice(0, end > 160 ? end + 1 : longest).trimEnd()} …`;
}

/** A line that points at a place without quoting it. */
export const pointer = (passages: readonly Passage[]): string =>
  say('Read on: {places}', { places: passages.map(({ title, href }) => `[${title}](${href})`).join(' · ') });
