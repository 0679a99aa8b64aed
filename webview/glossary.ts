import type { GlossaryView } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import type { Section } from './sections.ts';
import type { Ui } from './ui.ts';

/** Every term of the course with its definition, and where it is taught. */
export const glossarySections = (glossary: GlossaryView, ui: Ui): Section[] => [
  { key: 'head', input: [glossary.eyebrow, glossary.title], build: () => head(glossary) },
  { key: 'entries', input: glossary.entries, build: () => entries(glossary, ui) },
];

const head = ({ eyebrow, title }: GlossaryView): HTMLElement =>
  element(
    'header',
    { class: 'head' },
    element('p', { class: 'quiet' }, eyebrow),
    element('h1', { tabindex: '-1', 'data-key': 'lesson-title' }, title),
  );

function entries({ entries }: GlossaryView, ui: Ui): HTMLElement {
  const list = entries.flatMap(({ id, term, definition, language: lang, lesson }) => [
    element('dt', { id, tabindex: '-1', lang }, term),
    element(
      'dd',
      {},
      element('span', { lang }, definition),
      ' ',
      element('a', { href: `lesson:${lesson.id}` }, ui.text('glossaryLesson', { title: lesson.title })),
    ),
  ]);
  return element('dl', { class: 'glossary' }, ...list);
}
