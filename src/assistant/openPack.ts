import type { Pack } from '../core/course/pack.ts';
import { sourceText, sourceUrl } from '../core/course/source.ts';
import type { OpenPack } from './briefing.ts';
import { sectionsOf } from './sections.ts';

/** What of a pack an assistant may know: built from what is taught, never by leaving out from the whole. Pure. */
export function openPack({ id, title, lessons, labs, sources }: Pack): OpenPack {
  return {
    id,
    title,
    lessons: [...lessons.values()].map((lesson) => ({
      id: lesson.id,
      title: lesson.title,
      question: lesson.question,
      sections: sectionsOf(lesson.body, id, lesson.id),
    })),
    glossary: glossary(lessons),
    bibliography: [...sources].map(([key, source]) => ({ key, text: sourceText(source), url: sourceUrl(source) })),
    explainedIn: Object.assign({}, ...[...labs.values()].reverse().map(({ lab }) => lab.rubric.lessons)) as Record<
      string,
      string
    >,
  };
}

/** Every term once, with the first lesson that uses it. */
function glossary(lessons: Pack['lessons']): OpenPack['glossary'] {
  const found = new Map<string, OpenPack['glossary'][number]>();
  for (const { id: lesson, terms } of lessons.values()) {
    for (const { id, term, definition } of terms) {
      if (!found.has(id)) found.set(id, { id, term, definition, lesson });
    }
  }
  return [...found.values()];
}
