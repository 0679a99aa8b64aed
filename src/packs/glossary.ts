import type { Lesson, Pack, Term } from '../core/course/pack.ts';
import type { GlossaryView } from '../protocol/webview.ts';

interface UsedTerm extends Term {
  readonly language: string;
  /** The first lesson that uses it. */
  readonly lesson: Lesson;
}

/** Every term of a pack once; where lessons have it in several languages, in the one the pack is read in. */
export function termsIn(pack: Pack): UsedTerm[] {
  const found = new Map<string, UsedTerm>();
  for (const lesson of pack.lessons.values()) {
    const { language } = lesson;
    for (const term of lesson.terms) {
      const before = found.get(term.id);
      if (!before) found.set(term.id, { ...term, language, lesson });
      else if (before.language !== pack.language && language === pack.language) {
        found.set(term.id, { ...term, language, lesson: before.lesson });
      }
    }
  }
  return [...found.values()];
}

/** The terms of a pack from A to Z, with the first lesson that uses each. Pure. */
export function glossaryView(pack: Pack, title: string): GlossaryView {
  const entries = termsIn(pack)
    .map(({ lesson, ...term }) => ({
      ...term,
      lesson: { id: lesson.id, title: lesson.title },
    }))
    .sort((a, b) => a.term.localeCompare(b.term, pack.language));
  return { kind: 'glossary', packId: pack.id, eyebrow: pack.title, title, entries };
}
