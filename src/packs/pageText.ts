import type { Token } from 'markdown-it';
import { blockKinds, blockTitle, createMarkdown } from './markdown.ts';

/** A second-level section of a page as plain words; what stands before the first has no id. */
export interface SectionText {
  readonly id: string | null;
  readonly title: string;
  readonly text: string;
}

/** Finds the blocks only: what is within a line takes most of the time, and its marks are easily left out. */
const markdown = createMarkdown();
markdown.core.ruler.disable('inline');

/** A page's words, section by section, without its title, marks, citations and links. Pure. */
export function sectionTexts(body: string): SectionText[] {
  const sections: { id: string | null; title: string; words: string[] }[] = [{ id: null, title: '', words: [] }];
  const tokens = markdown.parse(body, {});
  tokens.forEach((token, i) => {
    const heading = tokens[i - 1]?.type === 'heading_open' ? tokens[i - 1] : undefined;
    if (heading?.tag === 'h2') {
      sections.push({ id: String(heading.attrGet('id')), title: plain(token.content), words: [] });
    } else if (heading?.tag !== 'h1') {
      const words = wordsOf(token);
      if (words !== '') sections.at(-1)?.words.push(words);
    }
  });
  return sections
    .map(({ id, title, words }) => ({ id, title, text: words.join(' ') }))
    .filter(({ id, text }) => id !== null || text !== '');
}

function wordsOf(token: Token): string {
  if (token.type === 'inline') return plain(token.content);
  if (token.type === 'fence' || token.type === 'code_block') return token.content.trim();
  return blockKinds.some((kind) => token.type === `container_${kind}_open`) ? blockTitle(token.info) : '';
}

/** Words without the marks that `createMarkdown` knows: citations, links, emphasis, code. */
const plain = (text: string): string =>
  text
    .replace(/\s*\[@[^\]]*\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
