import type { XmlNode } from './readXml.ts';

/**
 * A name of QTI in one spelling: `qti-simple-choice` of version 3 and `simpleChoice` of version 2 are `simplechoice`;
 * so are attributes.
 */
export const plainName = (name: string): string => name.replace(/^qti-/, '').replaceAll('-', '').toLowerCase();

export const attributeOf = (node: XmlNode, name: string): string | undefined =>
  [...node.attributes].find(([key]) => plainName(key) === name)?.[1];

export const elementsIn = (node: XmlNode): readonly XmlNode[] =>
  node.children.filter((child) => typeof child !== 'string');

/** All elements below one that have a name, or one of which something holds; not those within each other. */
export function findAll(node: XmlNode, wanted: string | ((name: string) => boolean)): XmlNode[] {
  const matches = typeof wanted === 'string' ? (name: string): boolean => name === wanted : wanted;
  return elementsIn(node).flatMap((child) => (matches(plainName(child.name)) ? [child] : findAll(child, wanted)));
}

/** What a question here can't show; its words stay, where it has any. */
const formatting = new Set(
  'a abbr b bdo big cite code dfn em i kbd q samp small span strong sub sup tt u var'.split(' '),
);
const layout = new Set('table ul ol dl pre blockquote h1 h2 h3 h4 h5 h6 hr ruby caption details'.split(' '));
const media = new Set('audio embed iframe img math object picture svg video'.split(' '));
/** Never words for a reader. */
const silent = new Set(['script', 'style', 'stylesheet', 'annotation', 'annotationxml', 'math']);
const lines = new Set('br p div li td th tr dt dd'.split(' '));

export interface QtiText {
  readonly text: string;
  /** What was left out, in words. */
  readonly dropped: ReadonlySet<string>;
}

/** The words of an element on one line, without what `skipped` names, and without marks of any kind. Pure. */
export function textOf(node: XmlNode, skipped: (name: string) => boolean = () => false): QtiText {
  const dropped = new Set<string>();
  const words = (child: XmlNode | string): string => {
    if (typeof child === 'string') return child;
    const name = plainName(child.name);
    if (skipped(name)) return ' ';
    if (formatting.has(name)) dropped.add('formatting');
    else if (layout.has(name) || media.has(name)) dropped.add(`<${child.name.slice(0, 40)}>`);
    if (silent.has(name)) return ' ';
    const inside = child.children.map(words).join('');
    const alternative = media.has(name) ? (attributeOf(child, 'alt') ?? '') : '';
    return layout.has(name) || lines.has(name) || media.has(name) ? ` ${inside}${alternative} ` : inside;
  };
  return { text: oneLine(node.children.map(words).join('')), dropped };
}

/** Characters that a reader of the review can't see, or that turn around what stands beside them. */
const unseen = /\p{Cc}|\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(unseen, '').trim();
