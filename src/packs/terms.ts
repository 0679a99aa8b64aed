import MarkdownIt, { type Token } from 'markdown-it';
import { wholeWord } from './letters.ts';

/**
 * Marks where each term is first used in running text (not in headings, links or code), so that its definition can be
 * shown there. Changes the tokens; gives the terms that were found.
 */
export function markTerms(tokens: readonly Token[], terms: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const byName = new Map(terms.map((term) => [term.toLowerCase(), term]));
  tokens.forEach((token, i) => {
    if (token.type === 'inline' && tokens[i - 1]?.type !== 'heading_open') markIn(token, byName, found);
  });
  return found;
}

function markIn(inline: Token, byName: ReadonlyMap<string, string>, found: Set<string>): void {
  const marked: Token[] = [];
  let links = 0;
  for (const child of joinLines(inline.children ?? [])) {
    if (child.type === 'link_open') links++;
    if (child.type === 'link_close') links--;
    if (child.type === 'text' && links === 0) marked.push(...splitText(child, byName, found));
    else marked.push(child);
  }
  inline.children = marked;
}

/** A term may run over the end of a line in the file: line ends become spaces, and texts side by side become one. */
function joinLines(children: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const child of children) {
    if (child.type === 'softbreak') Object.assign(child, { type: 'text', tag: '', content: ' ' });
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text') last.content += child.content;
    else joined.push(child);
  }
  return joined;
}

function splitText(text: Token, byName: ReadonlyMap<string, string>, found: Set<string>): Token[] {
  const pattern = anyOf([...byName].filter(([, term]) => !found.has(term)).map(([name]) => name));
  if (!pattern) return [text];
  const pieces: Token[] = [];
  const add = (type: string, content: string): Token => {
    const token = new MarkdownIt.Token(type, '', 0);
    token.content = content;
    pieces.push(token);
    return token;
  };
  let rest = 0;
  for (const match of text.content.matchAll(pattern)) {
    const term = byName.get(match[0].toLowerCase());
    if (term === undefined || found.has(term)) continue;
    found.add(term);
    if (match.index > rest) add('text', text.content.slice(rest, match.index));
    const mark = add('term', match[0]);
    mark.attrSet('class', 'term');
    mark.attrSet('data-term', term);
    rest = match.index + match[0].length;
  }
  if (rest < text.content.length) add('text', text.content.slice(rest));
  return pieces;
}

/** Whole words, the longest name first: `early collapse` before `collapse`. */
function anyOf(names: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined;
  const patterns = [...names].sort((a, b) => b.length - a.length).map(wholeWord);
  return new RegExp(patterns.join('|'), 'giu');
}
