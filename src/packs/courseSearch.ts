import MiniSearch from 'minisearch';
import type { Pack } from '../core/course/pack.ts';
import { foundBy, soughtIn, wordStart } from './letters.ts';
import { searchEntries, type SearchEntry } from './searchEntries.ts';

export interface Hit {
  readonly entry: SearchEntry;
  /** The words around the first that were looked for; the beginning of the text where they are in its title alone. */
  readonly snippet: string;
}

const most = 50;
/** Characters of a snippet, and of what stands in it before the words: about what a row can show. */
const before = 24;
const length = 110;

/** Finds words in everything the packs teach. The index is built once, when the search is made. Pure. */
export class CourseSearch {
  readonly #entries: readonly SearchEntry[];
  readonly #index: MiniSearch<SearchEntry & { readonly n: number }>;

  constructor(packs: readonly Pack[]) {
    this.#entries = packs.flatMap((pack) => searchEntries(pack));
    this.#index = new MiniSearch({
      idField: 'n',
      fields: ['title', 'text', 'within'],
      tokenize: foundBy,
      extractField: (entry, field) =>
        field === 'within' ? entry.within.join(' ') : String(entry[field as 'n' | 'title' | 'text']),
      searchOptions: {
        tokenize: soughtIn,
        boost: { title: 4, within: 0.3 },
        prefix: true,
        // A letter wrong in a word of five, two in one of ten.
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        combineWith: 'AND',
      },
    });
    this.#index.addAll(this.#entries.map((entry, n) => ({ ...entry, n })));
  }

  /** Where the learner can go without having typed anything: whole lessons and labs, in order. */
  get places(): readonly SearchEntry[] {
    return this.#entries.filter(({ kind, place }) => place === null && kind !== 'glossary');
  }

  /** The best first; all words at one place or, where there is no such place, some of them. */
  find(query: string): Hit[] {
    const all = this.#index.search(query);
    const found = all.length > 0 ? all : this.#index.search(query, { combineWith: 'OR' });
    return found.slice(0, most).flatMap(({ id, match }) => {
      const entry = this.#entries[Number(id)];
      if (!entry) return [];
      const words = Object.keys(match).filter((word) => match[word]?.includes('text'));
      return [{ entry, snippet: snippetOf(entry.text, words) }];
    });
  }
}

/** The piece of the text that has most of the words, the first of several. */
function snippetOf(text: string, words: readonly string[]): string {
  const places = words.flatMap((word) =>
    [...text.matchAll(new RegExp(wordStart(word), 'giu'))].map(({ index }) => ({ word, index })),
  );
  places.sort((a, b) => a.index - b.index);
  const wordsFrom = (index: number): number =>
    new Set(places.filter((p) => p.index >= index && p.index < index + length - before).map(({ word }) => word)).size;
  let best = { index: 0, words: 0 };
  for (const { index } of places) {
    const found = wordsFrom(index);
    if (found > best.words) best = { index, words: found };
  }
  const from = best.index <= before ? 0 : best.index - before + startIn(text.slice(best.index - before, best.index));
  const rest = text.slice(from, from + length);
  const cut = from + length < text.length ? rest.slice(0, endIn(rest)) : rest;
  return `${from > 0 ? '… ' : ''}${cut}${from + length < text.length ? ' …' : ''}`;
}

/** Where a piece of text can begin and end without cutting a word; anywhere, where there are no spaces. */
const startIn = (piece: string): number => piece.indexOf(' ') + 1;
const endIn = (piece: string): number =>
  piece.includes(' ', piece.length / 2) ? piece.lastIndexOf(' ') : piece.length;
