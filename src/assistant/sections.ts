import { labHref, lessonHref } from './links.ts';

/** A section of a page as Markdown that can stand in an answer: one paragraph a line, links to the course, no citations. */
export interface Section {
  /** Empty for what stands before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The keys of the sources cited. */
  readonly sources: readonly string[];
}

const heading = /^#{2,3}\s+(.*?)\s*(?:\{#([a-z0-9-]+)\})?\s*$/;

/** A lesson's body, heading by heading, of both levels; a heading right before another has no text. Pure. */
export function sectionsOf(body: string, pack: string, lesson: string): Section[] {
  const parts: { id: string; title: string; lines: string[] }[] = [{ id: '', title: '', lines: [] }];
  let fenced = false;
  for (const line of body.split(/\r?\n/)) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    const [, title, id] = fenced ? [] : (heading.exec(line) ?? []);
    if (title === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ id: id ?? slug(title), title: plain(title), lines: [] });
  }
  return parts
    .map(({ id, title, lines }) => {
      const written = lines.join('\n');
      const sources = [...written.matchAll(/\[@([^\]]*)\]/g)].flatMap(([, keys = '']) => keys.split(/\s*;\s*@/));
      return { id, title, text: quotable(written, pack, lesson), sources: [...new Set(sources)] };
    })
    .filter(({ id, text }) => id !== '' || text !== '');
}

function quotable(written: string, pack: string, lesson: string): string {
  return written
    .replace(/^::: *figure.*$/gm, '')
    .replace(/^::: *[a-z]+ +(.+)$/gm, '\n**$1**\n')
    .replace(/^:::.*$/gm, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\s*\[@[^\]]*\]/g, '')
    .replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, (_, words: string, href: string) => link(words, href, pack, lesson))
    .split(/\n\s*\n/)
    .map(unwrap)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function link(words: string, href: string, pack: string, lesson: string): string {
  if (href.startsWith('https:')) return `[${words}](${href})`;
  const [, kind, id = '', section] = /^(lesson|lab):([a-z0-9-]+)(?:#([a-z0-9-]+))?$/.exec(href) ?? [];
  if (kind === 'lesson') return `[${words}](${lessonHref(pack, id, section)})`;
  if (kind === 'lab') return `[${words}](${labHref(pack, id)})`;
  return href.startsWith('#') ? `[${words}](${lessonHref(pack, lesson, href.slice(1))})` : words;
}

/** Lines of running text become one; those of lists, tables and code stay. */
const unwrap = (paragraph: string): string =>
  /^\s*(?:[|>]|```| {4})/.test(paragraph)
    ? paragraph.trimEnd()
    : paragraph.trim().replace(/\s*\n\s*(?!(?:[-*]|\d+[.)]) )/g, ' ');

/** Words without marks and links. */
export const plain = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const slug = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .match(/[a-z0-9]+/g)
    ?.join('-') ?? 'section';
