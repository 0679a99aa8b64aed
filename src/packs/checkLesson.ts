import type { Token } from 'markdown-it';
import type { Problem } from '../core/base/result.ts';
import { checkBlocks } from './checkBlocks.ts';
import { createMarkdown, figureId, figureOpen, isAllowedLink, isImage, packLink, plainText } from './markdown.ts';
import { problemAt } from './position.ts';
import { markTerms } from './terms.ts';

export interface CheckedBody {
  readonly problems: readonly Problem[];
  /** The ids of all headings. */
  readonly sections: ReadonlySet<string>;
  /** The keys cited. */
  readonly cited: ReadonlySet<string>;
  /** Links to other parts of the pack, and where they stand: whether there is such a part is for the pack to say. */
  readonly links: readonly LinkPlace[];
  /** The pictures shown, by their paths: whether there are such files is for the pack to say. */
  readonly images: readonly ImagePlace[];
  /** Where figures are shown, in the order of the text. */
  readonly figures: readonly FigurePlace[];
}

export interface FigurePlace {
  /** Empty where the block names none. */
  readonly id: string;
  readonly line: number;
}

export interface ImagePlace {
  readonly path: string;
  readonly line: number;
}

export interface LinkPlace {
  readonly href: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Reports a problem of a block, at the first place in its lines where `text` stands. */
type Report = (code: string, message: string, block: Token, text?: string) => void;

const markdown = createMarkdown(true);
const anId = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Finds where in the lines of a block a text stands; `firstLine` is where the lines start in their file. */
export const placesIn =
  (lines: readonly string[], firstLine: number) =>
  (block: Token, text: string): { line: number; column: number } => {
    const [from, to] = block.map ?? [0, 1];
    const found = lines.slice(from, to).findIndex((line) => line.includes(text));
    const line = from + Math.max(found, 0);
    return { line: firstLine + line, column: (lines[line] ?? '').indexOf(text) + 1 || 1 };
  };

/** Checks a lesson's Markdown. `firstLine` is where the body starts in its file, from 1. */
export function checkLesson(
  file: string,
  body: string,
  firstLine: number,
  terms: readonly string[],
  isSource: (key: string) => boolean,
): CheckedBody {
  const problems: Problem[] = [];
  const lines = body.split('\n');
  const tokens = markdown.parse(body, {});
  const placeOf = placesIn(lines, firstLine);
  const report: Report = (code, message, block, text = '') => {
    const { line, column } = placeOf(block, text);
    problems.push(problemAt(code, message, file, line, column));
  };

  // Links may point to sections further down: first all headings.
  const sections = checkHeadings(tokens, report);
  const cited = new Set<string>();
  const links: LinkPlace[] = [];
  const images: ImagePlace[] = [];
  for (const block of tokens) {
    if (block.type === 'inline') checkLeftovers(block, report);
    for (const token of block.children ?? []) {
      if (token.type === 'link_open') {
        const href = String(token.attrGet('href'));
        if (packLink(href)) links.push({ href, file, ...placeOf(block, href) });
        else checkLink(href, sections, block, report);
      }
      if (token.type === 'image') {
        const path = String(token.attrGet('src'));
        if (checkImage(path, token.content, block, report)) images.push({ path, line: placeOf(block, path).line });
      }
      if (token.type !== 'citation') continue;
      cited.add(token.info);
      if (isSource(token.info)) continue;
      const message = `\`@${token.info}\` isn't in bibliography.yaml. Add it there, or check the spelling.`;
      report('lesson.unknown-source', message, block, `@${token.info}`);
    }
  }
  problems.push(...checkBlocks(file, lines, firstLine, tokens));

  const figures = checkFigureBlocks(tokens, firstLine, report);

  const found = markTerms(tokens, terms);
  for (const term of terms) {
    if (found.has(term)) continue;
    const message = `The term "${term}" isn't used in the text. Use it there, or take it out of the head.`;
    problems.push(problemAt('lesson.unused-term', message, file, firstLine));
  }
  return { problems, sections, cited, links, images, figures };
}

/** A picture is a file of the lesson, and says in words what it shows: not everybody sees it. */
function checkImage(path: string, alt: string, block: Token, report: Report): boolean {
  if (!isImage(path)) {
    const mend = 'Put it beside the text as `images/name.svg` and write `![what it shows](images/name.svg)`.';
    report('lesson.image', `\`${path}\` can't be shown. ${mend}`, block, path);
    return false;
  }
  if (alt.trim() === '') report('lesson.image-alt', 'Say between the brackets what this picture shows.', block, path);
  return true;
}

/** Figures say in words what they show: not everybody sees or runs them. */
function checkFigureBlocks(tokens: readonly Token[], firstLine: number, report: Report): FigurePlace[] {
  return tokens.flatMap((token, i) => {
    if (token.type !== figureOpen) return [];
    if (tokens[i + 1]?.nesting === -1) {
      report('lesson.figure-words', 'Say in a sentence what this figure shows, between its lines `:::`.', token);
    }
    return [{ id: figureId(token.info), line: firstLine + (token.map?.[0] ?? 0) }];
  });
}

function checkHeadings(tokens: readonly Token[], report: Report): ReadonlySet<string> {
  const sections = new Set<string>();
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return;
    const id = String(token.attrGet('id'));
    if (token.tag === 'h1') {
      report('lesson.h1', 'The title stands in the head of the file; sections start with `##`.', token);
    }
    if (!anId.test(id) || id.startsWith('source-')) {
      const rule = "Use lower-case letters, digits and single hyphens, and don't start with `source-`.";
      report('lesson.section-id', `\`${id}\` can't be the id of a section. ${rule}`, token);
    }
    if (sections.has(id)) {
      const mend = `Write \`## ${plainText(tokens[i + 1])} {#another-id}\`.`;
      report('lesson.duplicate-section', `A section before has the id \`${id}\` too. ${mend}`, token);
    }
    sections.add(id);
  });
  return sections;
}

export function checkLink(href: string, sections: ReadonlySet<string>, block: Token, report: Report): void {
  if (href.startsWith('#')) {
    if (!sections.has(href.slice(1))) report('lesson.link', `This lesson has no section \`${href}\`.`, block, href);
  } else if (!isAllowedLink(href)) {
    const mend = 'Use a whole link (https://…), a section of this page (#id), or `lesson:id`, `lab:id`, `system:id`.';
    report('lesson.link', `\`${href}\` can't be linked to. ${mend}`, block, href);
  }
}

/** What would be shown as plain text because lessons don't have it, though its author meant something else. */
function checkLeftovers(block: Token, report: Report): void {
  const texts = (block.children ?? []).filter((t) => t.type === 'text').map((t) => t.content);
  const first = (pattern: RegExp): string | undefined =>
    texts.map((text) => pattern.exec(text)?.[0]).find((match) => match !== undefined);

  const html = first(/<\/?[a-z][^>]*>|<!--/i);
  if (html !== undefined) {
    report('lesson.html', `HTML isn't rendered: \`${html}\` would be shown as text. Use Markdown.`, block, html);
  }
  const citation = first(/\[@[^\]]*\]?/);
  if (citation !== undefined) {
    const mend = 'Write `[@key]` or `[@one; @two]`, with keys of lower-case letters and digits.';
    report('lesson.citation', `\`${citation}\` isn't a citation. ${mend}`, block, citation);
  }
}
