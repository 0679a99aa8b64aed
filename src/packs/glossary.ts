import type { Pack, Term } from '../core/course/pack.ts';
import type { GlossaryView } from '../protocol/webview.ts';

/** Where a term stands in the glossary: `model collapse` → `model-collapse`. */
export const termPlace = (term: string): string =>
  term
    .toLowerCase()
    .normalize('NFKD')
    .match(/[a-z0-9]+/g)
    ?.join('-') ?? 'term';

/** Every term of a pack once, from A to Z, with the first lesson that uses it. Pure. */
export function glossaryView(pack: Pack, title: string): GlossaryView {
  const found = new Map<string, GlossaryView['entries'][number]>();
  for (const lesson of pack.lessons.values()) {
    for (const { term, definition } of lesson.terms) {
      const place = termPlace(term);
      if (!found.has(place))
        found.set(place, { id: place, term, definition, lesson: { id: lesson.id, title: lesson.title } });
    }
  }
  const entries = [...found.values()].sort((a, b) => a.term.localeCompare(b.term));
  return { kind: 'glossary', packId: pack.id, eyebrow: pack.title, title, entries };
}

/** The places of a pack's terms. */
export const termPlaces = (terms: Iterable<Term>): ReadonlySet<string> =>
  new Set([...terms].map(({ term }) => termPlace(term)));
