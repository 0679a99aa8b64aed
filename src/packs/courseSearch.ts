import MiniSearch from 'minisearch';
import type { Pack } from '../core/course/pack.ts';
import { searchEntries, type SearchEntry } from './searchEntries.ts';

export interface Hit {
  readonly entry: SearchEntry;
  /** The words around the first that were looked for; the beginning of the text where they are in its title alone. */
  readonly snippet: string;
}

const most = 50;
const before = 40;
const length = 140;

/** Finds words in everything the packs teach. The index is built once, when the search is made. Pure. */
export class CourseSearch {
  readonly #entries: readonly SearchEntry[];
  readonly #index: MiniSearch<SearchEntry & { readonly n: number }>;

  constructor(packs: readonly Pack[]) {
    this.#entries = packs.flatMap((pack) => searchEntries(pack));
    this.#index = new MiniSearch({
      idField: 'n',
      fields: ['title', 'text', 'within'],
      tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u),
      extractField: (entry, field) =>
        field === 'within' ? entry.within.join(' ') : String(entry[field as 'n' | 'title' | 'text']),
      searchOptions: {
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

function snippetOf(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase();
  const found = words.map((word) => lower.search(wordStart(word))).filter((at) => at >= 0);
  const at = found.length > 0 ? Math.min(...found) : 0;
  const from = at <= before ? 0 : lower.indexOf(' ', at - before) + 1;
  const rest = text.slice(from, from + length);
  const cut = from + length < text.length ? rest.slice(0, rest.lastIndexOf(' ')) : rest;
  return `${from > 0 ? '… ' : ''}${cut}${from + length < text.length ? ' …' : ''}`;
}

const wordStart = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u');
