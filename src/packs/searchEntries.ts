import type { Lesson, Pack } from '../core/course/pack.ts';
import { termsIn } from './glossary.ts';
import { knownSystems, type SystemEntry } from './knownSystems.ts';
import { nodeId } from './outlineNodes.ts';
import { sectionTexts } from './pageText.ts';

/** Something that can be found, and where it is. */
export interface SearchEntry {
  readonly kind: 'start' | 'lesson' | 'glossary' | 'lab' | 'system';
  /** The node of the outline that shows it. */
  readonly node: string;
  /** The place within what the node shows: a section, a term. */
  readonly place: string | null;
  readonly title: string;
  /** The titles of what holds it, the nearest first. */
  readonly within: readonly string[];
  readonly text: string;
}

/**
 * What a pack's search looks through: pages section by section, terms, labs and systems. What would give an answer away
 * is not among it: no question of a quiz or test, no solution.
 */
export function searchEntries(
  pack: Pack,
  systemsOf: (pack: Pack) => readonly SystemEntry[] = knownSystems,
): SearchEntry[] {
  return [
    ...startEntries(pack),
    ...pack.modules.flatMap((module) =>
      module.lessons.flatMap(({ id }) => lessonEntries(pack, module.title, pack.lessons.get(id))),
    ),
    ...[...pack.labs.values()].map(({ lab, readme }): SearchEntry => {
      const lesson = lab.lesson === undefined ? undefined : pack.lessons.get(lab.lesson);
      const text = [lab.summary, ...sectionTexts(readme).flatMap(({ title, text }) => [title, text])].join(' ').trim();
      const within = lesson ? [lesson.title] : [];
      return { kind: 'lab', node: nodeId(pack.id, 'lab', lab.id), place: null, title: lab.title, within, text };
    }),
    ...systemsOf(pack).map(({ id, title, summary }): SearchEntry => {
      const node = nodeId(pack.id, 'system', id);
      return { kind: 'system', node, place: null, title, within: [], text: summary };
    }),
    ...termEntries(pack),
  ];
}

function startEntries({ id, start }: Pack): SearchEntry[] {
  return start ? pageEntries('start', nodeId(id, 'start'), [], start.question, start) : [];
}

function lessonEntries(pack: Pack, module: string, lesson: Lesson | undefined): SearchEntry[] {
  if (!lesson) return [];
  const opening = [lesson.question, ...lesson.objectives].join(' ');
  return pageEntries('lesson', nodeId(pack.id, 'lesson', lesson.id), [module], opening, lesson);
}

/** The page itself, with what stands before its first section, then its sections. */
function pageEntries(
  kind: SearchEntry['kind'],
  node: string,
  within: readonly string[],
  opening: string,
  { title, body }: Pick<Lesson, 'title' | 'body'>,
): SearchEntry[] {
  const sections = sectionTexts(body);
  const first = sections.find(({ id }) => id === null)?.text ?? '';
  return [
    { kind, node, place: null, title, within, text: `${opening} ${first}`.trim() },
    ...sections
      .filter(({ id }) => id !== null)
      .map((section) => ({
        kind,
        node,
        place: section.id,
        title: section.title,
        within: [title, ...within],
        text: section.text,
      })),
  ];
}

/** Every term once, as in the glossary. */
const termEntries = (pack: Pack): SearchEntry[] =>
  termsIn(pack).map(({ id, term, definition }) => ({
    kind: 'glossary',
    node: nodeId(pack.id, 'glossary'),
    place: id,
    title: term,
    within: [],
    text: definition,
  }));
