import type { Source } from './pack.ts';

/** A source as a line of a bibliography. */
export function sourceText({ author, issued, title, 'container-title': container, arXiv, note }: Source): string {
  const where = [container, arXiv !== undefined && !container?.includes(arXiv) && `arXiv:${arXiv}`].filter(Boolean);
  return [`${author} (${issued})`, title, where.join(', '), note && `${note.charAt(0).toUpperCase()}${note.slice(1)}`]
    .flatMap((part) => (part ? [closed(part)] : []))
    .join(' ');
}

/** With a full stop, unless it ends in a mark of its own. */
const closed = (part: string): string => (/[.?!]$/.test(part) ? part : `${part}.`);

/** Where a source is found: its DOI before its preprint before its page. */
export function sourceUrl({ DOI, arXiv, URL }: Source): string {
  if (DOI !== undefined) return `https://doi.org/${DOI}`;
  return arXiv === undefined ? (URL ?? '') : `https://arxiv.org/abs/${arXiv}`;
}
