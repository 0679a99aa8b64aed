import MiniSearch from 'minisearch';
import { contentWords, isAbout } from '../../core/course/topics.ts';
import type { OpenPack } from '../briefing.ts';
import { lessonHref } from '../links.ts';
import { inEnglish } from './chinese.ts';

/** A place in the course that can be quoted. */
export interface Passage {
  readonly kind: 'section' | 'term';
  readonly title: string;
  /** `groundloop:…` */
  readonly href: string;
  /** `lessonId#section` */
  readonly place: string;
  readonly text: string;
  /** Keys of the bibliography. */
  readonly sources: readonly string[];
}

export interface Found {
  readonly passage: Passage;
  /** The share of the question's words that it has, 0 to 1: what rare words have in common counts, not how long a text is. */
  readonly covers: number;
  /** How many of them it has. */
  readonly words: number;
}

/** A question has at most this many words that count: of a pasted book the beginning. */
const mostWords = 40;

/** Looks things up in what a pack teaches. */
export class Library {
  readonly passages: readonly Passage[];
  readonly #isChinese: boolean;
  readonly #index: MiniSearch<{ n: number; title: string; text: string }>;

  constructor({ id: pack, lessons, glossary }: OpenPack) {
    this.passages = [
      ...lessons.flatMap(({ id, sections }) =>
        sections
          .filter(({ text }) => text !== '')
          .map((section): Passage => ({
            kind: 'section',
            title: section.title,
            href: lessonHref(pack, id, section.id),
            place: `${id}#${section.id}`,
            text: section.text,
            sources: section.sources,
          })),
      ),
      ...glossary.map(({ term, definition, lesson }): Passage => ({
        kind: 'term',
        title: term,
        href: lessonHref(pack, lesson),
        place: lesson,
        text: definition,
        sources: [],
      })),
    ];
    this.#isChinese = this.passages.some(({ title }) => /\p{Script=Han}/u.test(title));
    this.#index = new MiniSearch({
      idField: 'n',
      fields: ['title', 'text'],
      tokenize: contentWords,
      processTerm: (term) => term,
      searchOptions: { boost: { title: 3 }, fuzzy: (term) => (term.length > 5 ? 0.15 : false), combineWith: 'OR' },
    });
    this.#index.addAll(this.passages.map(({ title, text }, n) => ({ n, title, text })));
  }

  /**
   * The passages that fit a question best.
   * @param weight of a passage: what is near the lab comes first where several fit; 0 leaves it out
   */
  find(question: string, weight: (passage: Passage) => number): Found[] {
    const words = queryWords(this.#inItsLanguage(question));
    if (words.length === 0) return [];
    const results = this.#index.search(words.join(' '), {
      boostDocument: (n) => {
        const passage = this.passages[Number(n)];
        return passage ? weight(passage) : 0;
      },
    });
    return results.slice(0, 12).flatMap(({ id, queryTerms }) => {
      const passage = this.passages[Number(id)];
      if (!passage) return [];
      const shared = new Set(queryTerms).size;
      return [{ passage, covers: shared / words.length, words: shared }];
    });
  }

  #inItsLanguage(question: string): string {
    return this.#isChinese ? question : inEnglish(question);
  }

  /** The section at `lessonId#section`. */
  at(place: string): Passage | undefined {
    return this.passages.find((passage) => passage.kind === 'section' && passage.place === place);
  }

  /** The term named in a text: the longest. */
  termIn(text: string): Passage | undefined {
    const terms = this.passages.filter(
      ({ kind, title }) => kind === 'term' && isAbout(this.#inItsLanguage(text), title),
    );
    return terms.sort((a, b) => b.title.length - a.title.length)[0];
  }
}

export const lessonOf = ({ place }: Passage): string => place.split('#')[0] ?? place;

const queryWords = (question: string): string[] =>
  [...new Set(contentWords(question))].filter((word) => !small(word)).slice(0, mostWords);

/** Words of talk, not of the course. */
const small = (word: string): boolean =>
  /^(?:ask|help|here|tell|let|know|want|explain|please|question|one|time|think|say|would|could|should|don|dont|just|get|give|show|mean|like|good|any|all|also|last|run|lab|pipeline|step|call|something|nothing|anything|find|out|up|put|see|look|write|change|make|much|many|more|most|than|then|each|first|before|after|same|other|some|largest|large|world|effect|understand|matter|point|pick|play|system|number|new|place|way|thing|kind|week|month|year|come|came|take|two|three|very|really|too|only)$/.test(
    word,
  );

const made = new WeakMap<OpenPack, Library>();

/** The library of a pack, built when it is first asked for. */
export function libraryOf(pack: OpenPack): Library {
  const library = made.get(pack) ?? new Library(pack);
  made.set(pack, library);
  return library;
}
